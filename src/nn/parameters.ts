/** Weights: a tree of variables, shaped like the model that reads it. */
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../data/random';

export type Weights = { [name: string]: tf.Variable | Weights | Weights[] | undefined };

/** Every variable with its path (`blocks.0.query.kernel`), in a fixed order. */
export function parametersOf(weights: Weights, path = ''): [string, tf.Variable][] {
  return Object.entries(weights).flatMap(([name, value]): [string, tf.Variable][] => {
    if (value === undefined) return [];
    if (value instanceof tf.Variable) return [[path + name, value]];
    if (Array.isArray(value)) return value.flatMap((part, i) => parametersOf(part, `${path}${name}.${i}.`));
    return parametersOf(value, `${path}${name}.`);
  });
}

export const countParameters = (weights: Weights): number =>
  parametersOf(weights).reduce((sum, [, variable]) => sum + variable.size, 0);

export function disposeWeights(weights: Weights): void {
  for (const [, variable] of parametersOf(weights)) variable.dispose();
}

/** N(0, deviation²), drawn from the run's own stream. */
export function normal(random: Random, shape: number[], deviation: number): tf.Variable {
  return drawn(shape, () => random.normal() * deviation);
}

/** Uniform in ±√(6 / (in + out)) (Glorot and Bengio 2010). shape [in, out]. */
export function glorot(random: Random, shape: [number, number]): tf.Variable {
  const limit = Math.sqrt(6 / (shape[0] + shape[1]));
  return drawn(shape, () => (2 * random.uniform() - 1) * limit);
}

export const zeros = (shape: number[]): tf.Variable => variableOf(() => tf.zeros(shape));

export const ones = (shape: number[]): tf.Variable => variableOf(() => tf.ones(shape));

function drawn(shape: number[], draw: () => number): tf.Variable {
  return variableOf(() =>
    tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(shape) }, draw), shape),
  );
}

/** A variable alone: the tensor that it starts from is let go. */
const variableOf = (initial: () => tf.Tensor): tf.Variable => tf.tidy(() => tf.variable(initial()));
