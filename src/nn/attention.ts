/** Multi-head self-attention over packed histories (Vaswani et al. 2017). */
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../data/batches';
import type { Random } from '../data/random';
import { attention, hasAttention, type Projections } from '../kernels/attention';
import { initLinear, type Linear, linear, type Pass } from './layers';
import { silent } from './tape';

/** `output` mixes the heads; SASRec as published has none. */
export type Attention = { query: Linear; key: Linear; value: Linear; output?: Linear };

export const initAttention = (random: Random, width: number, withOutput = true): Attention => ({
  query: initLinear(random, width, width),
  key: initLinear(random, width, width),
  value: initLinear(random, width, width),
  ...(withOutput && { output: initLinear(random, width, width) }),
});

/** Far below any affinity, so that softmax gives it exactly zero, and far from overflow. */
const NEVER = -1e9;

/**
 * What may be attended to, as a number to add to each affinity: 0 where slot j is of the same history as slot i (and,
 * if `causal`, not after it), else NEVER. [rows, 1, width, width].
 */
export function attentionMask({ rows, width, segments }: Batch, causal: boolean): tf.Tensor4D {
  const mask = new Float32Array(rows * width * width).fill(NEVER);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) {
      const mine = segments[row * width + i];
      const last = causal ? i : width - 1;
      for (let j = 0; j <= last; j++) {
        if (segments[row * width + j] === mine) mask[(row * width + i) * width + j] = 0;
      }
    }
  }
  return tf.tensor4d(mask, [rows, 1, width, width]);
}

/** Who sees whom in a batch: as a mask for plain operations, as segments for a fused kernel. Each is made once. */
export class Sight {
  private readonly made: { mask?: tf.Tensor4D; segments?: tf.Tensor1D } = {};

  constructor(
    readonly batch: Batch,
    readonly causal: boolean,
  ) {}

  get mask(): tf.Tensor4D {
    this.made.mask ??= attentionMask(this.batch, this.causal);
    return this.made.mask;
  }

  get segments(): tf.Tensor1D {
    this.made.segments ??= tf.tensor1d(this.batch.segments, 'int32');
    return this.made.segments;
  }
}

/** What a sub-layer of attention takes, [slots, d] each. In most models queries and context are the same tensor. */
export interface Attending {
  /** What asks. */
  queries: tf.Tensor2D;
  /** What is looked at. */
  context: tf.Tensor2D;
  /** What the answer is added to. */
  residual: tf.Tensor2D;
}

/**
 * residual + dropout(softmax(Q Kᵀ / √(d/h) + mask) V), h heads side by side, mixed by a linear map if there is one.
 *
 * @returns [slots, d]
 */
export function attend(
  { queries, context, residual }: Attending,
  sight: Sight,
  heads: number,
  w: Attention,
  { tape, dropout }: Pass,
): tf.Tensor2D {
  const { rows, width } = sight.batch;
  const [slots, d] = queries.shape;
  // The fused kernels do the same at once; a tape listens to every tensor in between.
  if (tape === silent && hasAttention(width)) {
    const { causal, segments } = sight;
    const heard = attention(queries, context, segments, projectionsOf(w), { heads, width, causal });
    return w.output ? linear(heard, w.output, { dropout, residual }) : tf.add(residual, dropout(heard));
  }
  const split = (x: tf.Tensor2D) =>
    tf.transpose(tf.reshape(x, [rows, width, heads, d / heads]), [0, 2, 1, 3]) as tf.Tensor4D;
  const q = tape.mark('query', split(linear(queries, w.query)));
  const k = tape.mark('key', split(linear(context, w.key)));
  const v = tape.mark('value', split(linear(context, w.value)));
  const affinity = tape.mark('affinity', tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(d / heads)));
  const masked = tape.mark('masked', tf.add(affinity, sight.mask));
  const weights = tape.mark('weights', tf.softmax(masked));
  const heard = tf.reshape(tf.transpose(tf.matMul(weights, v), [0, 2, 1, 3]), [slots, d]) as tf.Tensor2D;
  const mixed = tape.mark('mixed', w.output ? linear(heard, w.output) : heard);
  return tf.add(residual, dropout(mixed));
}

const projectionsOf = ({ query, key, value }: Attention): Projections => ({
  queryKernel: query.kernel,
  queryBias: query.bias,
  keyKernel: key.kernel,
  keyBias: key.bias,
  valueKernel: value.kernel,
  valueBias: value.bias,
});
