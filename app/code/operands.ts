/** Which ops of a recording an equation's terms stand for, and reading their cells. */
import type { Op, Recording } from '../../src/nn/recording';
import { findOp } from '../../src/nn/recording';
import type { OpCell } from '../store/properties';

/** Rows and columns of the matrix of one head: the last two axes. */
export function matrixOf(op: Op): { heads: number; rows: number; columns: number } {
  const [columns = 1, rows = 1, heads = 1] = [...op.shape].reverse();
  return { heads, rows, columns };
}

export const contains = (op: Op, { head, row, column }: OpCell): boolean => {
  const { heads, rows, columns } = matrixOf(op);
  return head < heads && row < rows && column < columns;
};

/** NaN outside the tensor. */
export function readCell(recording: Recording, op: Op, cell: OpCell): number {
  const { rows, columns } = matrixOf(op);
  if (!contains(op, cell)) return Number.NaN;
  return recording.values[op.offset + (cell.head * rows + cell.row) * columns + cell.column];
}

/** A view of one row. */
export function readRow(recording: Recording, op: Op, head: number, row: number): Float32Array {
  const { rows, columns } = matrixOf(op);
  const start = op.offset + (head * rows + row) * columns;
  return recording.values.subarray(start, start + columns);
}

/** The op among those that `op` was computed from whose mark is one of `marks`. */
export function operandOf(recording: Recording, op: Op, marks: readonly string[]): Op | undefined {
  const ids = op.from.filter((id) => marks.includes(id.slice(id.lastIndexOf('/') + 1)));
  return ids.length > 0 ? findOp(recording, ids[0]) : undefined;
}

/** Where a mark is met first on the way from an op: in the same scope, else nearest before it, else after it. */
export function nearestOp(recording: Recording, from: Op | undefined, mark: string): Op | undefined {
  const candidates = recording.ops.filter((op) => op.mark === mark);
  if (!from) return candidates[0];
  const scope = from.id.slice(0, from.id.length - from.mark.length);
  const here = candidates.find((op) => op.id === scope + mark);
  const start = recording.ops.indexOf(from);
  return here ?? candidates.findLast((op) => recording.ops.indexOf(op) <= start) ?? candidates[0];
}
