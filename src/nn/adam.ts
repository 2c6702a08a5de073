/** Adam (Kingma and Ba 2015), with decoupled weight decay (AdamW, Loshchilov and Hutter 2019). */
import * as tf from '@tensorflow/tfjs-core';
import { adamUpdate, type Moments } from '../kernels/adam';

export interface AdamOptions {
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  weightDecay?: number;
}

export class Adam {
  /** Running means of the gradient (m) and of its square (v). */
  moments: Moments;
  /** Updates made so far. */
  t = 0;

  constructor(
    private readonly variables: tf.Variable[],
    private readonly options: AdamOptions = {},
  ) {
    const size = variables.reduce((sum, variable) => sum + variable.size, 0);
    this.moments = { m: tf.keep(tf.zeros([size])), v: tf.keep(tf.zeros([size])) };
  }

  /** `gradients` are in the order of the variables. */
  update(gradients: tf.Tensor[], learningRate: number): void {
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = this.options;
    this.t++;
    this.moments = adamUpdate(this.variables, gradients, this.moments, {
      beta1,
      beta2,
      epsilon,
      rate: learningRate / (1 - beta1 ** this.t),
      correction: 1 / (1 - beta2 ** this.t),
      keep: 1 - learningRate * weightDecay,
    });
  }

  /** Puts saved moments back. */
  restore(m: Float32Array, v: Float32Array, t: number): void {
    this.dispose();
    this.moments = { m: tf.keep(tf.tensor1d(m)), v: tf.keep(tf.tensor1d(v)) };
    this.t = t;
  }

  dispose(): void {
    tf.dispose([this.moments.m, this.moments.v]);
  }
}
