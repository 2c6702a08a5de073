/** Pointwise attention, as in HSTU (Zhai et al., ICML 2024), fused where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, numbered, run } from './fused';

export interface PointwiseAttrs {
  heads: number;
  /** Slots of a row; what is heard is heard within it. */
  width: number;
  /** What the weights are divided by: the longest history, N. */
  length: number;
}

/**
 * (SiLU(Q Kᵀ + bias[i − j]) / N ⊙ mask) V, h heads side by side, each slot over itself and those before it in the same
 * history. There is no softmax: a weight does not depend on the others, so that what occurs twice is heard twice.
 *
 * @param q queries [slots, d]
 * @param k keys [slots, d]
 * @param v values [slots, d]
 * @param bias for each distance back, the same for every head, [width] or longer
 * @param segments which history each slot belongs to, [slots]
 * @returns [slots, d]
 */
export function pointwiseAttention(
  q: tf.Tensor2D,
  k: tf.Tensor2D,
  v: tf.Tensor2D,
  bias: tf.Tensor1D,
  segments: tf.Tensor1D,
  attrs: PointwiseAttrs,
): tf.Tensor2D {
  if (!hasKernel('PointwiseAttention')) return plain(q, k, v, bias, segments, attrs);
  const fused = tf.customGrad((...args) => {
    const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
    const [heard] = run('PointwiseAttention', { q, k, v, bias, segments }, attrs);
    save([q, k, v, bias, segments]);
    return {
      value: heard,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        run('PointwiseAttentionGradient', { dy, ...numbered(saved) }, attrs),
    };
  });
  return fused(q, k, v, bias) as tf.Tensor2D;
}

/** In plain operations. */
export function plain(
  q: tf.Tensor2D,
  k: tf.Tensor2D,
  v: tf.Tensor2D,
  bias: tf.Tensor1D,
  segments: tf.Tensor1D,
  { heads, width, length }: PointwiseAttrs,
): tf.Tensor2D {
  const [slots, d] = q.shape;
  const rows = slots / width;
  const split = (x: tf.Tensor) => tf.transpose(tf.reshape(x, [rows, width, heads, d / heads]), [0, 2, 1, 3]);
  const place = tf.range(0, width, 1, 'int32');
  const back = tf.sub(tf.expandDims(place, 1), tf.expandDims(place, 0));
  const distance = tf.cast(tf.maximum(back, 0), 'int32');
  const own = tf.reshape(segments, [rows, 1, width, 1]);
  const others = tf.reshape(segments, [rows, 1, 1, width]);
  const mask = tf.cast(tf.logicalAnd(tf.equal(own, others), tf.greaterEqual(back, 0)), 'float32');
  const near = tf.reshape(tf.gather(bias, tf.reshape(distance, [-1])), [width, width]);
  const affinity = tf.add(tf.matMul(split(q), split(k), false, true), near);
  const weights = tf.mul(tf.mul(affinity, tf.sigmoid(affinity)), tf.div(mask, length));
  return tf.reshape(tf.transpose(tf.matMul(weights, split(v)), [0, 2, 1, 3]), [slots, d]);
}
