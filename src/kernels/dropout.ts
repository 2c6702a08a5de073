/** Dropout: where the backend has a kernel for it, the mask is drawn on the device and kept nowhere. */
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../data/random';
import { hasKernel } from './fused';

/**
 * Sets a share `rate` of the numbers to zero and scales the rest by 1 / (1 − rate) (Srivastava et al. 2014). What is
 * dropped follows from `random` and the backend.
 */
export function dropout(x: tf.Tensor2D, rate: number, random: Random): tf.Tensor2D {
  if (!hasKernel('Dropout')) return tf.mul(x, tf.tensor2d(maskOf(x.size, rate, random), x.shape));
  const attrs = { rate, seed: random.integer(2 ** 31) };
  const drop = (tensor: tf.Tensor) => tf.engine().runKernel('Dropout', { x: tensor }, attrs) as tf.Tensor;
  // The same numbers are dropped on the way back.
  const fused = tf.customGrad((x) => ({ value: drop(x as tf.Tensor), gradFunc: drop }));
  return fused(x) as tf.Tensor2D;
}

function maskOf(size: number, rate: number, random: Random): Float32Array {
  const scale = 1 / (1 - rate);
  return Float32Array.from({ length: size }, () => (random.uniform() < rate ? 0 : scale));
}
