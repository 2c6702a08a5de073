/** Dropout: where the backend has a kernel for it, the mask is drawn on the device and kept nowhere. */
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../data/random';
import { hasKernel } from './fused';

/** A share `rate` is dropped, and which numbers those are follows from `seed`. */
export type Draw = { rate: number; seed: number };

/** Dropout of a layer: of a tensor; or as what is drawn, for a kernel that drops along with other things. */
export interface Dropout {
  (x: tf.Tensor2D): tf.Tensor2D;
  draw(): Draw;
}

/**
 * Sets a share `rate` of the numbers to zero and scales the rest by 1 / (1 − rate) (Srivastava et al. 2014). What is
 * dropped follows from `random` and the backend.
 */
export function dropoutOf(rate: number, random: Random): Dropout {
  const draw = () => ({ rate, seed: random.integer(2 ** 31) });
  const drop = (x: tf.Tensor2D) => {
    if (!hasKernel('Dropout'))
      return tf.mul<tf.Tensor2D>(x, tf.tensor2d(maskOf(x.size, rate, random), x.shape));
    const attrs = draw();
    const fused = (tensor: tf.Tensor) => tf.engine().runKernel('Dropout', { x: tensor }, attrs) as tf.Tensor;
    // The same numbers are dropped on the way back.
    return tf.customGrad((x) => ({ value: fused(x as tf.Tensor), gradFunc: fused }))(x) as tf.Tensor2D;
  };
  return rate === 0 ? noDropout : Object.assign(drop, { draw });
}

export const noDropout: Dropout = Object.assign((x: tf.Tensor2D) => x, {
  draw: () => ({ rate: 0, seed: 0 }),
});

function maskOf(size: number, rate: number, random: Random): Float32Array {
  const scale = 1 / (1 - rate);
  return Float32Array.from({ length: size }, () => (random.uniform() < rate ? 0 : scale));
}
