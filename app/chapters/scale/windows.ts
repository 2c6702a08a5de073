/** Causal ∩ (the last K₁ ∪ the first K₂): which events an event reads, and how many that are. */
import { findOp, type Recording } from '../../../src/nn/recording';
import { matrixOf, readRow } from '../../code/operands';

export interface Window {
  /** K₁: the latest events, the one that asks among them. */
  last: number;
  /** K₂: the first events of the history. */
  first: number;
}

export const reads = ({ last, first }: Window, row: number, column: number): boolean =>
  column <= row && (row - column < last || column < first);

/** Cells of a history of so many events under the causal mask alone: L (L + 1) / 2. */
export const fullCells = (length: number): number => (length * (length + 1)) / 2;

/** Cells that the window leaves: each row reads at most K₁ + K₂ of them. */
export function windowCells({ last, first }: Window, length: number): number {
  const most = Math.min(length, last + first);
  return fullCells(most) + (length - most) * (last + first);
}

const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

/** How much of the attention weight of a tape falls on cells that the window leaves. */
export interface Kept {
  block: number;
  head: number;
  /** Over all rows. */
  all: number;
  /** Of the last row, from which the next game is predicted. */
  lastRow: number;
}

export function keptWeight(recording: Recording, window: Window): Kept[] {
  const kept: Kept[] = [];
  for (let block = 0; ; block++) {
    const weights = findOp(recording, `block${block}/weights`);
    if (!weights) return kept;
    const { heads, rows } = matrixOf(weights);
    for (let head = 0; head < heads; head++) {
      const shares = Array.from({ length: rows }, (_, row) => {
        const all = readRow(recording, weights, head, row);
        const left = all.map((weight, column) => (reads(window, row, column) ? weight : 0));
        return total(left) / total(all);
      });
      kept.push({
        ...{ block, head },
        all: total(shares) / rows,
        lastRow: shares[rows - 1],
      });
    }
  }
}
