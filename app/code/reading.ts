/** What the writers of equations in numbers are given. */
import type { Op, Recording } from '../../src/nn/recording';
import type { OpCell } from '../store/properties';

export interface Reading {
  recording: Recording;
  op: Op;
  cell: OpCell;
  /** What the tape holds in the cell. */
  value: number;
  /** The number in the same cell of an operand; null where the tape has no such operand. */
  operand(...marks: string[]): number | null;
}

/** The equation of a cell in numbers, the result last; null where the tape does not hold what it needs. */
export type Writer = (reading: Reading) => string | null;
