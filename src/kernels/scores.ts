/** The scores of a catalogue, in one dispatch forward and one backward where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import { addBias } from './bias';
import { hasKernel, run } from './fused';

/** hᵢ · vⱼ + bⱼ: hidden h [rows, d], vectors v [games, d], bias b [games] or none → [rows, games]. */
export function scores(hidden: tf.Tensor2D, vectors: tf.Tensor2D, bias?: tf.Tensor1D): tf.Tensor2D {
  if (!hasKernel('Scores')) {
    const products: tf.Tensor2D = tf.matMul(hidden, vectors, false, true);
    return bias ? addBias(products, bias) : products;
  }
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('Scores', () => fused(hidden, vectors, ...(bias ? [bias] : []))) as tf.Tensor2D;
}

const fused = tf.customGrad((...args) => {
  const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
  const [hidden, vectors, ...biases] = args.slice(0, -1) as tf.Tensor[];
  const inputs = { hidden, vectors, ...(biases.length > 0 && { bias: biases[0] }) };
  save([hidden, vectors]);
  return {
    value: run('Scores', inputs)[0],
    gradFunc: (dy: tf.Tensor, [hidden, vectors]: tf.Tensor[]) =>
      run('ScoresGradient', { dy, hidden, vectors }, { biased: biases.length > 0 }),
  };
});
