/** Equations in numbers of what is computed cell by cell, along a row, or from two rows of the tape. */

import { bracketed, digits } from './digits';
import { operandOf, readRow } from './operands';
import type { Writer } from './reading';
import { powersOf } from './softmax';

/** Where float32 has rounded σ or tanh to its limit, any large argument may have gone in. */
const saturated = 'saturated';

/** The argument is recovered from the result: the weights that made it are not on the tape. */
export const sigmoid: Writer = ({ value }) =>
  value > 0 && value < 1
    ? `σ(${digits(Math.log(value / (1 - value)))}) = ${digits(value)}`
    : `σ(${saturated}) = ${digits(value)}`;

export const hyperbolic: Writer = ({ value }) =>
  Math.abs(value) < 1
    ? `tanh(${digits(Math.atanh(value))}) = ${digits(value)}`
    : `tanh(${saturated}) = ${digits(value)}`;

/** h_t = (1 − z) n + z h_{t−1}; before the first event the state is zero. */
export const newState: Writer = ({ operand }) => {
  const [z, n, h] = [operand('update'), operand('candidate'), operand('state') ?? 0];
  if (z === null || n === null) return null;
  return `(1 − ${digits(z)}) · ${bracketed(n)} + ${digits(z)} · ${bracketed(h)} = ${digits((1 - z) * n + z * h)}`;
};

/** The sum of two operands of the tape. */
export const sum =
  (left: string[], right: string[]): Writer =>
  ({ operand }) => {
    const [a, b] = [operand(...left), operand(...right)];
    return a === null || b === null ? null : `${digits(a)} + ${bracketed(b)} = ${digits(a + b)}`;
  };

/** A residual whose other summand is not on the tape: it is what was added. */
export const residual =
  (...marks: string[]): Writer =>
  ({ operand, value }) => {
    const kept = operand(...marks);
    return kept === null ? null : `${digits(kept)} + ${bracketed(value - kept)} = ${digits(value)}`;
  };

export const normalised =
  (...marks: string[]): Writer =>
  ({ operand, value }) => {
    const before = operand(...marks);
    return before === null ? null : `LN(… ${digits(before)} …) = ${digits(value)}`;
  };

export const normalisedSum =
  (left: string[], right: string[]): Writer =>
  ({ operand, value }) => {
    const [a, b] = [operand(...left), operand(...right)];
    return a === null || b === null ? null : `LN(… ${digits(a)} + ${bracketed(b)} …) = ${digits(value)}`;
  };

export const relu: Writer = ({ value }) =>
  `max(0, ${value > 0 ? digits(value) : 'negative'}) = ${digits(value)}`;

/** q · k / √d_h, the product taken anew from the rows of the tape. */
export const affinity: Writer = ({ recording, op, cell: { head, row, column } }) => {
  const [query, key] = [operandOf(recording, op, ['query']), operandOf(recording, op, ['key'])];
  if (!query || !key) return null;
  const q = readRow(recording, query, head, row);
  const k = readRow(recording, key, head, column);
  const product = q.reduce((total, value, i) => total + value * k[i], 0);
  return `${digits(product)} / √${q.length} = ${digits(product / Math.sqrt(q.length))}`;
};

export const masked: Writer = ({ operand, value }) => {
  const before = operand('affinity');
  if (before === null) return null;
  return value < -1e8
    ? `${digits(before)} lies in the future: −∞`
    : `${digits(before)} may be seen: ${digits(value)}`;
};

/** Up to this many terms of a softmax are written out. */
const writtenOut = 4;
export const softmax =
  (mark: string): Writer =>
  ({ recording, op, cell: { head, row, column } }) => {
    const before = operandOf(recording, op, [mark]);
    if (!before) return null;
    const all = readRow(recording, before, head, row);
    const mine = all[column];
    if (mine < -1e8) return 'e^−∞ = 0';
    const seen = all.filter((value) => value > -1e8);
    const { shift, total } = powersOf(seen);
    const power = (value: number) =>
      `e^${shift ? `(${digits(value)} − ${bracketed(shift)})` : bracketed(value)}`;
    const share = Math.exp(mine - shift);
    const below =
      seen.length <= writtenOut ? `(${Array.from(seen, power).join(' + ')})` : `(${seen.length} such terms)`;
    return `${power(mine)} / ${below} = ${digits(share)} / ${digits(total)} = ${digits(share / total)}`;
  };
