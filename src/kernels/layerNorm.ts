/** Layer normalisation with its gradient, fused where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, numbered, run } from './fused';

/**
 * Each row to mean 0 and variance 1, then scaled and shifted (Ba et al. 2016).
 *
 * @param x [rows, width]
 * @param gain [width]
 * @param shift [width]
 */
export function layerNorm(x: tf.Tensor2D, gain: tf.Tensor, shift: tf.Tensor): tf.Tensor2D {
  if (!hasKernel('LayerNorm')) return plain(x, gain, shift);
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('LayerNorm', () => fused(x, gain, shift));
}

/** In plain operations. */
export function plain(x: tf.Tensor2D, gain: tf.Tensor, shift: tf.Tensor): tf.Tensor2D {
  const centred = tf.sub(x, tf.mean(x, 1, true));
  const variance = tf.mean(tf.square(centred), 1, true);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5))), gain), shift);
}

const fused = tf.customGrad((...args) => {
  const [x, gain, shift, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
  const [value, ...notes] = run('LayerNorm', { x, gain, shift });
  save([x, gain, ...notes]);
  return {
    value,
    gradFunc: (dy: tf.Tensor, [x, gain, ...notes]: tf.Tensor[]) =>
      run('LayerNormGradient', { dy, x, gain, ...numbered(notes) }),
  };
}) as (x: tf.Tensor, gain: tf.Tensor, shift: tf.Tensor) => tf.Tensor2D;
