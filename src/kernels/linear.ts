/** A linear map, in one dispatch forward and one backward where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, run } from './fused';

/**
 * x W + b.
 *
 * @param x [rows, from]
 * @param kernel W, [from, to]
 * @param bias b, [to]
 */
export function linear(x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  if (!hasKernel('Linear')) return tf.add(tf.matMul(x, kernel), bias);
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('Linear', () => fused(x, kernel, bias));
}

const fused = tf.customGrad((...args) => {
  const [x, kernel, bias, save] = args as unknown as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D, tf.GradSaveFunc];
  save([x, kernel]);
  return {
    value: tf.engine().runKernel('Linear', { x, kernel, bias }) as tf.Tensor,
    gradFunc: (dy: tf.Tensor, [x, kernel]: tf.Tensor[]) => run('LinearGradient', { x, kernel, dy }),
  };
}) as (x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor) => tf.Tensor2D;
