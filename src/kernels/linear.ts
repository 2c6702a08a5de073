/** A linear map and what commonly follows it, in one dispatch where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs-core';
import { type Dropout, noDropout } from './dropout';
import { hasKernel, run } from './fused';
import { gelu } from './gelu';

const activations = { relu: tf.relu<tf.Tensor2D>, gelu: gelu<tf.Tensor2D> };

export type Activation = keyof typeof activations;

/** What is done with x W + b: it is bent, or added to something, after some of it was dropped. */
export type Then =
  | { activation?: Activation; dropout?: Dropout; residual?: undefined }
  | { activation?: undefined; dropout?: Dropout; residual: tf.Tensor2D };

/**
 * residual + dropout(activation(x W + b)).
 *
 * @param x [rows, from]
 * @param kernel W, [from, to]
 * @param bias b, [to]
 * @param then which of the others there are; `residual` is [rows, to]
 */
export function linear(x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor1D, then: Then = {}): tf.Tensor2D {
  const { activation, dropout = noDropout, residual } = then;
  if ((activation || residual) && hasKernel('LinearThen')) return withNext(x, kernel, bias, then);
  const mapped = alone(x, kernel, bias);
  const dropped = dropout(activation ? activations[activation](mapped) : mapped);
  return residual ? tf.add(residual, dropped) : dropped;
}

function alone(x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
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

function withNext(x: tf.Tensor2D, kernel: tf.Tensor2D, bias: tf.Tensor1D, then: Then): tf.Tensor2D {
  const { activation = 'none', dropout = noDropout, residual } = then;
  const attrs = { activation, ...dropout.draw() };
  const residuals = residual ? [residual] : [];
  const fused = tf.customGrad((...args) => {
    const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
    const inputs = { x, kernel, bias, ...(residual && { residual }) };
    const y = tf.engine().runKernel('LinearThen', inputs, attrs) as tf.Tensor;
    save([x, kernel, bias, y]);
    return {
      value: y,
      gradFunc: (dy: tf.Tensor, [x, kernel, bias, y]: tf.Tensor[]) => [
        ...run('LinearThenGradient', { x, kernel, bias, y, dy }, attrs),
        ...residuals.map(() => tf.clone(dy)),
      ],
    };
  });
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('LinearThen', () => fused(x, kernel, bias, ...residuals)) as tf.Tensor2D;
}
