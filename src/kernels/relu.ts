/** ReLU with its gradient in one dispatch, where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel } from './fused';

/** max(x, 0), of any shape. */
export function relu<T extends tf.Tensor>(x: T): T {
  if (!hasKernel('ReluGradient')) return tf.relu(x);
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('ReLU', () => fused(x)) as T;
}

const fused = tf.customGrad((...args) => {
  const [x, save] = args as unknown as [tf.Tensor, tf.GradSaveFunc];
  save([x]);
  return {
    value: tf.relu(x),
    gradFunc: (dy: tf.Tensor, [x]: tf.Tensor[]) =>
      tf.engine().runKernel('ReluGradient', { x, dy }) as tf.Tensor,
  };
});
