/**
 * GRU4Rec: a recurrent net for recommendation (Hidasi et al., ICLR 2016; losses of Hidasi and Karatzoglou, CIKM 2018).
 *
 * It reads a history one game at a time and rewrites a vector of d numbers after each. That vector is all it knows.
 */
import * as tf from '@tensorflow/tfjs-core';
import { type Batch, nextItemExample, rankingExample } from '../data/batches';
import { gruScan, hasGruScan } from '../kernels/gruScan';
import { rowsOf } from '../kernels/rows';
import { embed, initLinear, type Linear, linear } from '../nn/layers';
import { normal, type Weights } from '../nn/parameters';
import { gamesOf } from '../nn/readout';
import { silent, type Tape } from '../nn/tape';
import type { SequenceModel } from './model';

interface Gru4recWeights extends Weights {
  /** Row 0 is padding; rows 1 … V serve as input and as output ("constrained embedding"). */
  items: tf.Variable;
  /** W and b of the reset gate, the update gate and the candidate, side by side: d → 3d. */
  input: Linear;
  /** U and b' of the same three. */
  state: Linear;
}

export const gru4rec: SequenceModel<Gru4recWeights> = {
  initialise: ({ width }, games, random) => ({
    items: normal(random, [games + 1, width], 1 / Math.sqrt(width)),
    input: initLinear(random, width, 3 * width),
    state: initLinear(random, width, 3 * width),
  }),

  encode(batch, w, config, pass) {
    const { tape, dropout } = pass;
    const events = eventsOf(batch);
    const embedding = tape.mark('embedding', embed(w.items, events.items));
    const x: tf.Tensor3D = tf.reshape(linear(dropout(embedding), w.input), [batch.width, batch.rows, -1]);
    const h: tf.Tensor2D = pass.memory?.state ?? tf.zeros([batch.rows, config.width]);
    const states = readEvents(x, h, events.continues, w.state, tape);
    pass.memory?.keep(tf.reshape(tf.slice(states, [batch.width - 1, 0, 0]), [batch.rows, config.width]));
    const asked = rowsOf(tf.reshape(states, [-1, config.width]), events.slots);
    return tape.mark('hidden', dropout(asked));
  },

  catalogue: (w, games) => ({ vectors: gamesOf(w.items, games) }),

  examples: (history, { maxLength }) => [nextItemExample(history, maxLength)],

  ranking: (history, { maxLength }) => rankingExample(history, maxLength),
};

/**
 * All events, each row in its own state. The fused scan does the same at once; a tape listens to one event at a time.
 *
 * @param x W x + b of every event, [events, rows, 3d]
 * @param h the state before the first, [rows, d]
 * @param continues 1, or 0 where a row goes on to another player and must forget, [events, rows]
 * @returns the state after every event, [events, rows, d]
 */
export function readEvents(
  x: tf.Tensor3D,
  h: tf.Tensor2D,
  continues: tf.Tensor2D,
  w: Linear,
  tape: Tape,
): tf.Tensor3D {
  if (tape === silent && hasGruScan(h.shape[1])) return gruScan(x, h, continues, w.kernel, w.bias);
  const goesOn = eventsIn(tf.expandDims(continues, 2));
  let state = h;
  const states = eventsIn(x).map((event, t) => {
    const kept = tf.mul<tf.Tensor2D>(state, goesOn[t]);
    state = tape.scope(`event${t}`, () => cell(event, kept, w, tape));
    return state;
  });
  return tf.stack(states) as tf.Tensor3D;
}

/** [events, rows, n] → events × [rows, n]. (tfjs cannot differentiate an unstack into one.) */
const eventsIn = (x: tf.Tensor3D): tf.Tensor2D[] =>
  x.shape[0] === 1 ? [tf.squeeze(x, [0])] : (tf.unstack(x) as tf.Tensor2D[]);

/**
 * One event, for all rows at once: what to forget, what to keep, what to write. (The form of torch.nn.GRUCell: the
 * reset gate acts after U, and z is the share that is kept.)
 *
 * @param x W x + b of the event, [rows, 3d]
 * @param h the state before it, [rows, d]
 */
function cell(x: tf.Tensor2D, h: tf.Tensor2D, w: Linear, tape: Tape): tf.Tensor2D {
  const [xr, xz, xn] = tf.split(x, 3, 1);
  const [hr, hz, hn] = tf.split(linear(h, w), 3, 1);
  const r = tape.mark('reset', tf.sigmoid(tf.add(xr, hr)));
  const z = tape.mark('update', tf.sigmoid(tf.add(xz, hz)));
  const n = tape.mark('candidate', tf.tanh(tf.add(xn, tf.mul(r, hn))));
  return tape.mark('state', tf.add<tf.Tensor2D>(n, tf.mul(z, tf.sub(h, n))));
}

/** The batch with time as its first axis: items [events × rows], continues [events, rows]. */
function eventsOf({ rows, width, items, continues, slots }: Batch) {
  const turned = (slot: number) => (slot % width) * rows + Math.floor(slot / width);
  const byTime = new Int32Array(items.length);
  const goesOn = new Float32Array(items.length);
  for (let slot = 0; slot < items.length; slot++) {
    byTime[turned(slot)] = items[slot];
    goesOn[turned(slot)] = continues[slot];
  }
  return {
    items: byTime,
    continues: tf.tensor2d(goesOn, [width, rows]),
    slots: slots.map(turned),
  };
}
