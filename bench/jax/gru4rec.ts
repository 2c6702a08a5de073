/** GRU4Rec in jax-js: what src/models/gru4rec.ts computes. jax-js has no scan: the events are unrolled. */
import { nn, numpy as np } from '@jax-js/jax';
import type { RunConfig } from '../../src/models/config';
import { type Dropout, embed, type Lookup, linear, type Reading } from './layers';

/** → [rows, length, d]. */
export function gru4rec(w: Lookup, reading: Reading, _config: RunConfig, dropout: Dropout): np.Array {
  const { rows, length, width } = reading;
  const known = np.notEqual(reading.items.ref, 0).astype(np.float32).reshape([rows, length, 1]);
  const x = linear(w, 'input', dropout(embed(w('items'), reading.items)));
  let state = np.zeros([rows, width]);
  const states: np.Array[] = [];
  for (let t = 0; t < length; t++) {
    const event = x.ref.slice([], t, []);
    state = cell(event, state, w).mul(known.ref.slice([], t, []));
    states.push(state.ref);
  }
  for (const used of [x, known, state]) used.dispose();
  return np.stack(states, 1);
}

/** How often it drops. */
gru4rec.drops = (): number => 2;

/** One event for all rows: x is W x + b, [rows, 3d] as reset, update, candidate; h is the state before, [rows, d]. */
function cell(x: np.Array, h: np.Array, w: Lookup): np.Array {
  const [xr, xz, xn] = np.split(x, 3, 1);
  const [hr, hz, hn] = np.split(linear(w, 'state', h.ref), 3, 1);
  const reset = nn.sigmoid(xr.add(hr));
  const update = nn.sigmoid(xz.add(hz));
  const candidate = np.tanh(xn.add(reset.mul(hn)));
  return candidate.ref.add(update.mul(h.sub(candidate)));
}
