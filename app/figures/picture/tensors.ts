/** Reading the ops of a tape as matrices, and naming their rows. */
import type { Dataset } from '../../../src/data/dataset';
import { findOp, type Op, type Recording, valuesOf } from '../../../src/nn/recording';
import type { Matrix } from '../../../src/viz/types';
import { matrixOf } from '../../code/operands';

/** The op under the cursor; the first where the tape has no such op. */
export const opUnder = (recording: Recording, id: string | null): Op =>
  (id && findOp(recording, id)) || recording.ops[0];

export const indexOf = (recording: Recording, op: Op): number => recording.ops.indexOf(op);

/** `event3/update` → 3; `block0/weights` → 0; null outside any scope. */
export function scopeNumber(id: string): number | null {
  const found = /^[a-z]+(\d+)\//.exec(id);
  return found ? Number(found[1]) : null;
}

export const headsOf = (op: Op): number => matrixOf(op).heads;

/** The last two axes of one head: a view, not a copy. */
export function headMatrix(recording: Recording, op: Op, head: number): Matrix {
  const { rows, columns } = matrixOf(op);
  const size = rows * columns;
  return { rows, columns, values: valuesOf(recording, op).subarray(head * size, (head + 1) * size) };
}

/** Ops of one row each, under one another. */
export function stacked(recording: Recording, ops: Op[]): Matrix {
  const columns = ops[0] ? matrixOf(ops[0]).columns : 0;
  const values = new Float32Array(ops.length * columns);
  ops.forEach((op, row) => {
    values.set(valuesOf(recording, op), row * columns);
  });
  return { rows: ops.length, columns, values };
}

/** Titles of the positions that were read; a hidden game is named with its mask, an appended mask is 'next'. */
export function titlesOf({ history, masked }: Recording, { games }: Dataset): string[] {
  const appended = masked.filter((position) => position >= history.length).map(() => '[MASK] next');
  const read = history.map((item, position) =>
    masked.includes(position) ? `[MASK] ${games[item].title}` : games[item].title,
  );
  return [...read, ...appended];
}

/** Below this, a score is a mask's and not a measurement. */
const maskedOut = -1e6;

/** '[8, 64] · mean 0.04 · sd 0.31': the line above a picture. */
export function factsOf({ shape, min, mean, std }: Op): string {
  const axes = `[${shape.join(', ')}]`;
  return min < maskedOut ? axes : `${axes} · mean ${short(mean)} · sd ${short(std)}`;
}

const short = (value: number): string => value.toFixed(2).replace('-', '−');

/** Marks that have a row for each place that was asked for, not for each position that was read. */
const asked = ['hidden', 'head', 'scores', 'probability'];

/** The position in the history that each row of an op stands for. */
export function rowPositions({ masked, ops }: Recording, op: Op): number[] {
  if (masked.length > 0 && asked.includes(op.mark)) return masked;
  return Array.from({ length: matrixOf(ops[0]).rows }, (_, position) => position);
}
