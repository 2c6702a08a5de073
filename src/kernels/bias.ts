/** A bias added to every row, with its gradient in one dispatch where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, run } from './fused';

/** x + b: [rows, width], [width] → [rows, width]. */
export function addBias(x: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  if (!hasKernel('ColumnSums')) return tf.add(x, bias);
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('AddBias', () => fused(x, bias));
}

/** The sum of the rows: [rows, width] → [width]. */
export const columnSums = (x: tf.Tensor2D): tf.Tensor1D =>
  hasKernel('ColumnSums') ? (run('ColumnSums', { x })[0] as tf.Tensor1D) : tf.sum(x, 0);

const fused = tf.customGrad((...args) => {
  const [x, bias] = args as tf.Tensor[];
  return {
    value: tf.add(x, bias),
    gradFunc: (dy: tf.Tensor) => [tf.clone(dy), columnSums(dy as tf.Tensor2D)],
  };
}) as (x: tf.Tensor, bias: tf.Tensor) => tf.Tensor2D;
