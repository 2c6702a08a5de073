/** Softmax cross-entropy with its gradient, fused where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs-core';

/**
 * The mean over the rows of log Σⱼ exp(sᵢⱼ) − s at row i's right column.
 *
 * @param scores [rows, width]
 * @param target the right column of each row, [rows]
 */
export function softmaxCrossEntropy(scores: tf.Tensor2D, target: Int32Array): tf.Scalar {
  const parts = tf.getKernel('SoftmaxCrossEntropy', tf.getBackend()) ? fused : plain;
  const loss = tf.customGrad((input, save) => {
    const [value, gradient] = parts(input as tf.Tensor2D, tf.tensor1d(target, 'int32'));
    (save as tf.GradSaveFunc)([gradient]);
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(saved[0], dy) };
  });
  return loss(scores) as tf.Scalar;
}

function fused(scores: tf.Tensor2D, target: tf.Tensor1D): tf.Tensor[] {
  return tf.engine().runKernel('SoftmaxCrossEntropy', { scores, target }) as unknown as tf.Tensor[];
}

/** The same in plain operations: [loss, gradient]. The gradient of each row is its softmax minus one-hot. */
export function plain(scores: tf.Tensor2D, target: tf.Tensor1D): tf.Tensor[] {
  const [rows, width] = scores.shape;
  const right = tf.oneHot(target, width);
  const probability = tf.softmax(scores);
  // The largest probability is exp(max − log Σ exp), and never underflows.
  const logSum = tf.sub(tf.max(scores, 1), tf.log(tf.max(probability, 1)));
  const loss = tf.mean(tf.sub(logSum, tf.sum(tf.mul(scores, right), 1)));
  return [loss, tf.div(tf.sub(probability, right), rows)];
}
