/** SASRec in jax-js: what src/models/sasrec.ts computes, pre-LN. */
import { nn, type numpy as np } from '@jax-js/jax';
import type { RunConfig } from '../../src/models/config';
import { attend, type Dropout, embed, type Lookup, layerNorm, linear, maskOf, type Reading } from './layers';

/** → [rows, length, d]. */
export function sasrec(w: Lookup, reading: Reading, config: RunConfig, dropout: Dropout): np.Array {
  const mask = maskOf({ ...reading, items: reading.items.ref }, true);
  const token = embed(w('items'), reading.items).mul(Math.sqrt(config.width));
  let s = dropout(token.add(w('positions')));
  for (let b = 0; b < config.blocks; b++) {
    const block = `blocks.${b}`;
    const normed = layerNorm(w, `${block}.norm1`, s.ref);
    const heard = attend(w, `${block}.attention`, normed, mask.ref, reading, config.heads);
    const attended = s.add(dropout(heard));
    const renormed = layerNorm(w, `${block}.norm2`, attended.ref);
    const inner = nn.relu(linear(w, `${block}.inner`, renormed));
    s = attended.add(dropout(linear(w, `${block}.outer`, dropout(inner))));
  }
  mask.dispose();
  return layerNorm(w, 'norm', s);
}

/** How often it drops. */
sasrec.drops = ({ blocks }: RunConfig): number => 1 + 3 * blocks;
