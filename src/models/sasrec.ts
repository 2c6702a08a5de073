/**
 * SASRec: self-attentive sequential recommendation (Kang and McAuley, ICDM 2018).
 *
 * Every game of a history looks back at the games before it, decides how much each of them matters, and mixes what
 * they say. After two such blocks the vector at the last game is compared with every game of the catalogue.
 */
import type * as tf from '@tensorflow/tfjs-core';
import { nextItemExample, rankingExample } from '../data/batches';
import { rowsOf } from '../kernels/rows';
import { type Attention, attend, initAttention, Sight } from '../nn/attention';
import { embedInput } from '../nn/embedInput';
import { initLinear, initNorm, type Linear, layerNorm, linear, type Norm, type Pass } from '../nn/layers';
import { normal, type Weights } from '../nn/parameters';
import { gamesOf } from '../nn/readout';
import type { RunConfig } from './config';
import type { SequenceModel } from './model';

type Block = { norm1: Norm; attention: Attention; norm2: Norm; inner: Linear; outer: Linear };

interface SasrecWeights extends Weights {
  /** Row 0 is padding; rows 1 … V serve as input and, tied, as output. */
  items: tf.Variable;
  positions: tf.Variable;
  blocks: Block[];
  norm: Norm;
}

export const sasrec: SequenceModel<SasrecWeights> = {
  initialise: ({ width, maxLength, blocks, norm }, games, random) => ({
    items: normal(random, [games + 1, width], 1 / width),
    positions: normal(random, [maxLength, width], 1 / width),
    blocks: Array.from({ length: blocks }, () => ({
      norm1: initNorm(width),
      attention: initAttention(random, width, norm === 'pre'),
      norm2: initNorm(width),
      inner: initLinear(random, width, width),
      outer: initLinear(random, width, width),
    })),
    norm: initNorm(width),
  }),

  encode(batch, w, config, pass) {
    const { tape } = pass;
    const sight = new Sight(batch, config.fault !== 'no-causal-mask');
    let s = tape.mark('input', embedInput(w, batch, Math.sqrt(config.width), pass));
    w.blocks.forEach((block, b) => {
      s = tape.scope(`block${b}`, () => readBlock(s, sight, block, config, pass));
    });
    const asked = rowsOf(s, batch.slots);
    return tape.mark('hidden', layerNorm(asked, w.norm));
  },

  catalogue: (w, games) => ({ vectors: gamesOf(w.items, games) }),

  examples: (history, { maxLength }) => [nextItemExample(history, maxLength)],

  ranking: (history, { maxLength }) => rankingExample(history, maxLength),
};

/**
 * One block: listen to the past, then think about it. [slots, d] → [slots, d].
 *
 * Pre-LN, the default, normalises what goes into each sub-layer and leaves the residual path alone. The published
 * code takes the *normalised* vector as query and as residual, keys and values from the raw one, and has no output map.
 */
function readBlock(s: tf.Tensor2D, sight: Sight, w: Block, config: RunConfig, pass: Pass): tf.Tensor2D {
  const { tape, dropout } = pass;
  const published = config.norm === 'published';
  const normed = tape.mark('normed', layerNorm(s, w.norm1));
  const sides = published
    ? { queries: normed, context: s, residual: normed }
    : { queries: normed, context: normed, residual: s };
  const attended = tape.mark('attended', attend(sides, sight, config.heads, w.attention, pass));
  const renormed = tape.mark('renormed', layerNorm(attended, w.norm2));
  const inner = tape.mark('inner', linear(renormed, w.inner, { activation: 'relu', dropout }));
  const residual = published ? renormed : attended;
  return tape.mark('output', linear(inner, w.outer, { dropout, residual }));
}
