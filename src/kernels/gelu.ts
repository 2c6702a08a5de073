/** GELU with its gradient, fused where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel } from './fused';

/** x Φ(x), exactly, as in BERT (Hendrycks and Gimpel 2016). Any shape. */
export function gelu<T extends tf.Tensor>(x: T): T {
  // The kernel of WASM reads four numbers at a time.
  const fits = x.size % 4 === 0 && hasKernel('Gelu');
  // A custom gradient goes by the name of its scope on a tape.
  return (fits ? tf.tidy('Gelu', () => fused(x)) : plain(x)) as T;
}

/** In plain operations. */
export const plain = (x: tf.Tensor): tf.Tensor =>
  tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));

const fused = tf.customGrad((...args) => {
  const [x, save] = args as unknown as [tf.Tensor, tf.GradSaveFunc];
  save([x]);
  return {
    value: run('Gelu', { x }),
    gradFunc: (dy: tf.Tensor, [x]: tf.Tensor[]) => run('GeluGradient', { x, dy }),
  };
});

const run = (kernel: string, inputs: tf.NamedTensorMap): tf.Tensor =>
  tf.engine().runKernel(kernel, inputs) as tf.Tensor;
