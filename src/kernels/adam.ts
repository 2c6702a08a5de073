/** One Adam update of all parameters, in one kernel where the backend has one. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, run } from './fused';

export interface AdamCoefficients {
  beta1: number;
  beta2: number;
  /** Learning rate over 1 − β₁ᵗ. */
  rate: number;
  /** 1 over 1 − β₂ᵗ. */
  correction: number;
  epsilon: number;
  /** 1 − learning rate · weight decay. */
  keep: number;
}

/** The moments of all parameters end to end, [parameters] each. */
export interface Moments {
  m: tf.Tensor1D;
  v: tf.Tensor1D;
}

/** Updates the variables, whose tensors then hold other numbers; returns the new moments, which may be the old tensors. */
export function adamUpdate(
  variables: tf.Variable[],
  gradients: tf.Tensor[],
  moments: Moments,
  coefficients: AdamCoefficients,
): Moments {
  if (!hasKernel('AdamUpdate')) return plain(variables, gradients, moments, coefficients);
  run(
    'AdamUpdate',
    {
      ...moments,
      ...Object.fromEntries(variables.map((w, i) => [`w${i}`, w])),
      ...Object.fromEntries(gradients.map((g, i) => [`g${i}`, g])),
    },
    coefficients,
  );
  return moments;
}

/** The same in plain operations, all parameters as one long vector. */
export function plain(
  variables: tf.Variable[],
  gradients: tf.Tensor[],
  old: Moments,
  { beta1, beta2, rate, correction, epsilon, keep }: AdamCoefficients,
): Moments {
  return tf.tidy(() => {
    const g = tf.concat1d(gradients.map((gradient) => tf.reshape(gradient, [-1])));
    const m = tf.keep(tf.add<tf.Tensor1D>(tf.mul(old.m, beta1), tf.mul(g, 1 - beta1)));
    const v = tf.keep(tf.add<tf.Tensor1D>(tf.mul(old.v, beta2), tf.mul(tf.square(g), 1 - beta2)));
    tf.dispose([old.m, old.v]);
    const change = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(tf.mul(v, correction)), epsilon));
    const changes = tf.split(
      change,
      variables.map(({ size }) => size),
    );
    variables.forEach((w, i) => {
      w.assign(tf.sub(tf.mul(w, keep), tf.reshape(changes[i], w.shape)));
    });
    return { m, v };
  });
}
