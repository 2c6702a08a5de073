/** Softmax cross-entropy with its gradient, fused where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, numbered, run } from './fused';

/**
 * The mean over the rows of log Σⱼ exp(sᵢⱼ) − s at row i's right column.
 *
 * @param scores [rows, width]
 * @param target the right column of each row, [rows]
 */
export function softmaxCrossEntropy(scores: tf.Tensor2D, target: Int32Array): tf.Scalar {
  const right = tf.tensor1d(target, 'int32');
  const loss = tf.customGrad((input, save) => {
    const scores = input as tf.Tensor2D;
    const keep = save as tf.GradSaveFunc;
    return hasKernel('SoftmaxCrossEntropy') ? fused(scores, right, keep) : plain(scores, right, keep);
  });
  return loss(scores) as tf.Scalar;
}

function fused(scores: tf.Tensor2D, target: tf.Tensor1D, save: tf.GradSaveFunc) {
  const [value, ...notes] = run('SoftmaxCrossEntropy', { scores, target });
  save([scores, target, ...notes]);
  return {
    value,
    gradFunc: (dy: tf.Tensor, [scores, target, ...notes]: tf.Tensor[]) =>
      run('SoftmaxCrossEntropyGradient', { scores, target, dy, ...numbered(notes) })[0],
  };
}

/** In plain operations. The gradient of each row is its softmax minus one-hot. */
function plain(scores: tf.Tensor2D, target: tf.Tensor1D, save: tf.GradSaveFunc) {
  const [rows, width] = scores.shape;
  const right = tf.oneHot(target, width);
  const probability = tf.softmax(scores);
  // The largest probability is exp(max − log Σ exp), and never underflows.
  const logSum = tf.sub(tf.max(scores, 1), tf.log(tf.max(probability, 1)));
  save([tf.div(tf.sub(probability, right), rows)]);
  return {
    value: tf.mean(tf.sub(logSum, tf.sum(tf.mul(scores, right), 1))),
    gradFunc: (dy: tf.Tensor, [gradient]: tf.Tensor[]) => tf.mul(gradient, dy),
  };
}
