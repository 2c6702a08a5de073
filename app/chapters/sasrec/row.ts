/** One row of attention, as it is worked by hand: from the affinities of a game to what its head passes on. */
import { findOp, type Op, type Recording } from '../../../src/nn/recording';
import { matrixOf, readRow } from '../../code/operands';
import { powersOf } from '../../code/softmax';
import { headsOf, scopeNumber } from '../../figures/picture/tensors';
import type { OpCell } from '../../store/properties';

export interface RowOfHead {
  block: number;
  head: number;
  /** Position of the game that asks. */
  row: number;
}

/** One game that is looked at. */
export interface Term {
  position: number;
  /** q · k */
  product: number;
  /** q · k / √d_h */
  affinity: number;
  /** e^(affinity − shift) */
  power: number;
  weight: number;
  /** One unit of its value, and what of it is heard. */
  value: number;
  heard: number;
}

export interface WorkedRow {
  /** d_h */
  width: number;
  /** 0, or the largest affinity where e^affinity would be too large to write. */
  shift: number;
  /** The unit of the values that is followed: the one of which most is heard. */
  unit: number;
  terms: Term[];
  /** Σ e^… */
  total: number;
  /** Σ w v */
  heard: number;
}

const overPositions = ['affinity', 'masked', 'weights'];

/** Where the cursor is; the last row of the first head while it is nowhere in a block. */
export function rowUnder({ history }: Recording, op: Op | null, cell: OpCell | null): RowOfHead {
  const block = op && scopeNumber(op.id);
  const last = history.length - 1;
  if (op === null || block === null) return { block: 0, head: 0, row: last };
  const head = cell && headsOf(op) > 1 ? cell.head : 0;
  return { block, head, row: Math.min(last, cell?.row ?? last) };
}

/** Anew from the queries, keys and values on the tape; null where it has none. */
export function workedRow(recording: Recording, { block, head, row }: RowOfHead): WorkedRow | null {
  const [query, key, value] = ['query', 'key', 'value'].map((mark) =>
    findOp(recording, `block${block}/${mark}`),
  );
  if (!query || !key || !value) return null;
  const { columns: width } = matrixOf(query);
  const q = readRow(recording, query, head, row);
  const products = Array.from({ length: row + 1 }, (_, position) => {
    const k = readRow(recording, key, head, position);
    return q.reduce((sum, number, i) => sum + number * k[i], 0);
  });
  const affinities = products.map((product) => product / Math.sqrt(width));
  const { shift, powers, total } = powersOf(affinities);
  const values = powers.map((_, position) => readRow(recording, value, head, position));
  const mix = Array.from({ length: width }, (_, unit) =>
    powers.reduce((sum, power, position) => sum + (power / total) * values[position][unit], 0),
  );
  const unit = mix.reduce((most, heard, i) => (Math.abs(heard) > Math.abs(mix[most]) ? i : most), 0);
  const terms = products.map((product, position) => ({
    position,
    product,
    affinity: affinities[position],
    power: powers[position],
    weight: powers[position] / total,
    value: values[position][unit],
    heard: (powers[position] / total) * values[position][unit],
  }));
  return { width, shift, unit, terms, total, heard: mix[unit] };
}

/** How a row divides its attention in a block, averaged over the heads. */
export function meanAttention(recording: Recording, block: number, row: number): number[] {
  const op = findOp(recording, `block${block}/weights`);
  if (!op) return [];
  const { heads, columns } = matrixOf(op);
  const rows = Array.from({ length: heads }, (_, head) => readRow(recording, op, head, row));
  return Array.from(
    { length: columns },
    (_, j) => rows.reduce((sum, weights) => sum + weights[j], 0) / heads,
  );
}

export const blocksOf = ({ ops }: Recording): number => ops.filter(({ mark }) => mark === 'weights').length;

export const isOverPositions = (op: Op | null): boolean => op !== null && overPositions.includes(op.mark);
