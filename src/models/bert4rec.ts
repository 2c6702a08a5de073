/**
 * BERT4Rec (Sun et al., CIKM 2019): hide some games of a history and guess them from both sides.
 *
 * Training is a Cloze test: a share of the games is replaced by [MASK] and predicted from all the others. To
 * recommend, a [MASK] is appended and predicted in the same way.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { Example } from '../data/batches';
import { noDropout } from '../kernels/dropout';
import { rowsOf } from '../kernels/rows';
import { type Attention, attend, initAttention, Sight } from '../nn/attention';
import { embedInput } from '../nn/embedInput';
import { initLinear, initNorm, type Linear, layerNorm, linear, type Norm, type Pass } from '../nn/layers';
import { normal, type Weights, zeros } from '../nn/parameters';
import { gamesOf } from '../nn/readout';
import type { RunConfig } from './config';
import type { SequenceModel } from './model';

type Block = { attention: Attention; norm1: Norm; inner: Linear; outer: Linear; norm2: Norm };

interface Bert4recWeights extends Weights {
  /** Row 0 is padding, rows 1 … V the games, row V + 1 is [MASK]. */
  items: tf.Variable;
  positions: tf.Variable;
  norm: Norm;
  blocks: Block[];
  head: Linear;
  headNorm: Norm;
  bias: tf.Variable;
}

/** The id of [MASK]. */
export const maskId = (games: number): number => games + 1;

export const bert4rec: SequenceModel<Bert4recWeights> = {
  initialise: ({ width, maxLength, blocks }, games, random) => ({
    items: normal(random, [games + 2, width], 0.02),
    positions: normal(random, [maxLength, width], 0.02),
    norm: initNorm(width),
    blocks: Array.from({ length: blocks }, () => ({
      attention: initAttention(random, width),
      norm1: initNorm(width),
      inner: initLinear(random, width, 4 * width),
      outer: initLinear(random, 4 * width, width),
      norm2: initNorm(width),
    })),
    head: initLinear(random, width, width),
    headNorm: initNorm(width),
    bias: zeros([games]),
  }),

  encode(batch, w, config, pass) {
    const { tape, dropout } = pass;
    const sight = new Sight(batch, false);
    const sum = embedInput(w, batch, 1, { tape, dropout: noDropout });
    let s = dropout(tape.mark('input', layerNorm(sum, w.norm)));
    w.blocks.forEach((block, b) => {
      s = tape.scope(`block${b}`, () => readBlock(s, sight, block, config, pass));
    });
    const hidden = tape.mark('hidden', rowsOf(s, batch.slots));
    return tape.mark('head', layerNorm(linear(hidden, w.head, { activation: 'gelu' }), w.headNorm));
  },

  catalogue: (w, games) => ({ vectors: gamesOf(w.items, games), bias: w.bias as unknown as tf.Tensor1D }),

  /** One copy with games masked at random, and one with only the last game masked, as in the question at the end. */
  examples(history, { maxLength, maskRate }, random, games) {
    const window = Array.from(history).slice(-maxLength);
    const chosen = window.map((_, t) => t).filter(() => random.uniform() < maskRate);
    if (chosen.length === 0) chosen.push(random.integer(window.length));
    const copies = [cloze(window, chosen, games), cloze(window, [window.length - 1], games)];
    return copies.map((copy) => ({ ...copy, history }));
  },

  ranking(history, { maxLength }, games) {
    const items = [...Array.from(history).slice(-(maxLength - 1)), maskId(games)];
    return { history, items, at: [items.length - 1], targets: [] };
  },
};

/** The history with the games at `masked` hidden, and asked for. */
export function cloze(history: readonly number[], masked: readonly number[], games: number): Example {
  const items = [...history];
  for (const t of masked) items[t] = maskId(games);
  return { history, items, at: masked, targets: masked.map((t) => history[t]) };
}

/** One post-LN block: attend, add, normalise; widen fourfold, narrow, add, normalise. [slots, d] → [slots, d]. */
function readBlock(s: tf.Tensor2D, sight: Sight, w: Block, config: RunConfig, pass: Pass): tf.Tensor2D {
  const { tape, dropout } = pass;
  const sides = { queries: s, context: s, residual: s };
  const listened = attend(sides, sight, config.heads, w.attention, pass);
  const attended = tape.mark('attended', layerNorm(listened, w.norm1));
  const inner = tape.mark('inner', linear(attended, w.inner, { activation: 'gelu' }));
  const thought = linear(inner, w.outer, { dropout, residual: attended });
  return tape.mark('output', layerNorm(thought, w.norm2));
}
