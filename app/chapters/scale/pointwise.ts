/** The same scores made into weights in two ways, one event being there several times. */
import { powersOf } from '../../code/softmax';

export interface Pooled {
  /** For each position; that of the repeated event is the sum over its copies. */
  weights: number[];
  /** Σ w v */
  output: number[];
}

/** x · σ(x) */
export const silu = (x: number): number => x / (1 + Math.exp(-x));

/** How often each position is there. */
const times = (count: number, event: number, copies: number): number[] =>
  Array.from({ length: count }, (_, position) => (position === event ? copies : 1));

const pool = (weights: number[], values: readonly ArrayLike<number>[]): Pooled => ({
  weights,
  output: Array.from({ length: values[0]?.length ?? 0 }, (_, unit) =>
    weights.reduce((sum, weight, position) => sum + weight * values[position][unit], 0),
  ),
});

/** w_j = e^(a_j) / Σ e^(a_j'): whatever there is, it adds up to one. */
export function bySoftmax(
  scores: ArrayLike<number>,
  values: readonly ArrayLike<number>[],
  event: number,
  copies: number,
): Pooled {
  const { powers } = powersOf(scores);
  const counts = times(powers.length, event, copies);
  const total = powers.reduce((sum, power, position) => sum + counts[position] * power, 0);
  return pool(
    powers.map((power, position) => (counts[position] * power) / total),
    values,
  );
}

/** w_j = SiLU(a_j) / N: no weight knows of the others. */
export function byPoint(
  scores: ArrayLike<number>,
  values: readonly ArrayLike<number>[],
  event: number,
  copies: number,
  longest: number,
): Pooled {
  const counts = times(scores.length, event, copies);
  return pool(
    Array.from(scores, (score, position) => (counts[position] * silu(score)) / longest),
    values,
  );
}

export const lengthOf = (vector: ArrayLike<number>): number => Math.hypot(...Array.from(vector));
