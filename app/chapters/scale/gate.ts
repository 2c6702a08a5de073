/** One position of an HSTU layer in four features, and two other gates on the same numbers. W_U is 2·I, the others are I. */
import { silu } from './pointwise';

export const features = ['Strategy', 'Shooter', 'Co-op', 'New'] as const;

export type Vector = readonly number[];

const EPSILON = 1e-6;

export function layerNorm(x: Vector): number[] {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  return x.map((value) => (value - mean) / Math.sqrt(variance + EPSILON));
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const times = (a: Vector, b: Vector): number[] => a.map((value, i) => value * b[i]);

const STEEPNESS = 2;

export interface Gated {
  /** LN(x) */
  own: number[];
  /** U = SiLU(LN(x) W_U) */
  gate: number[];
  /** LN(A V) */
  context: number[];
  /** U ⊙ LN(A V) */
  through: number[];
  /** x + U ⊙ LN(A V) */
  output: number[];
  /** SwiGLU: SiLU(LN(x) W₁) ⊙ LN(x) W₃: both factors from the position itself. */
  swiglu: number[];
  /** GRU: (1 − z) ⊙ h + z ⊙ tanh(x) with z = σ(LN(x) W_z) and what was fetched for the state h. */
  gru: number[];
}

/**
 * @param x the position's own features
 * @param fetched A V: what attention has brought
 */
export function gated(x: Vector, fetched: Vector): Gated {
  const own = layerNorm(x);
  const context = layerNorm(fetched);
  const before = own.map((value) => STEEPNESS * value);
  const gate = before.map(silu);
  const through = times(gate, context);
  return {
    ...{ own, gate, context, through },
    output: x.map((value, i) => value + through[i]),
    swiglu: times(gate, own),
    gru: before.map((value, i) => (1 - sigmoid(value)) * fetched[i] + sigmoid(value) * Math.tanh(x[i])),
  };
}
