/** BERT4Rec in jax-js: what src/models/bert4rec.ts computes. */
import { nn, type numpy as np } from '@jax-js/jax';
import type { RunConfig } from '../../src/models/config';
import { attend, type Dropout, embed, type Lookup, layerNorm, linear, maskOf, type Reading } from './layers';

/** → [rows, length, d]. */
export function bert4rec(w: Lookup, reading: Reading, config: RunConfig, dropout: Dropout): np.Array {
  const mask = maskOf({ ...reading, items: reading.items.ref }, false);
  const input = embed(w('items'), reading.items).add(w('positions'));
  let s = dropout(layerNorm(w, 'norm', input));
  for (let b = 0; b < config.blocks; b++) {
    const block = `blocks.${b}`;
    const heard = attend(w, `${block}.attention`, s.ref, mask.ref, reading, config.heads);
    const attended = layerNorm(w, `${block}.norm1`, s.add(dropout(heard)));
    const inner = nn.gelu(linear(w, `${block}.inner`, attended.ref), { approximate: false });
    const thought = dropout(linear(w, `${block}.outer`, inner));
    s = layerNorm(w, `${block}.norm2`, attended.add(thought));
  }
  mask.dispose();
  return s;
}

/** How often it drops. */
bert4rec.drops = ({ blocks }: RunConfig): number => 1 + 2 * blocks;

/** What becomes of a hidden vector at a masked place before it is compared with the catalogue. [N, d] → [N, d]. */
export const head = (w: Lookup, hidden: np.Array): np.Array =>
  layerNorm(w, 'headNorm', nn.gelu(linear(w, 'head', hidden), { approximate: false }));
