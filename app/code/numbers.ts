/** The equation of one cell with the numbers that are on the tape. */
import type { Op, Recording } from '../../src/nn/recording';
import type { OpCell } from '../store/properties';
import { bracketed, digits } from './digits';
import { contains, operandOf, readCell, readRow } from './operands';
import { powersOf } from './softmax';

export interface CellNumbers {
  /** Which cell: "event 5, unit 17". */
  place: string;
  /** Its equation in numbers, the result last. */
  text: string;
}

interface Reading {
  recording: Recording;
  op: Op;
  cell: OpCell;
  /** What the tape holds in the cell. */
  value: number;
  /** The number in the same cell of an operand; null where the tape has no such operand. */
  operand(...marks: string[]): number | null;
}

type Writer = (reading: Reading) => string | null;

/** Where float32 has rounded σ or tanh to its limit, any large argument may have gone in. */
const saturated = 'saturated';

/** The argument is recovered from the result: the weights that made it are not on the tape. */
const sigmoid: Writer = ({ value }) =>
  value > 0 && value < 1
    ? `σ(${digits(Math.log(value / (1 - value)))}) = ${digits(value)}`
    : `σ(${saturated}) = ${digits(value)}`;

const hyperbolic: Writer = ({ value }) =>
  Math.abs(value) < 1
    ? `tanh(${digits(Math.atanh(value))}) = ${digits(value)}`
    : `tanh(${saturated}) = ${digits(value)}`;

/** h_t = (1 − z) n + z h_{t−1}; before the first event the state is zero. */
const newState: Writer = ({ operand }) => {
  const [z, n, h] = [operand('update'), operand('candidate'), operand('state') ?? 0];
  if (z === null || n === null) return null;
  return `(1 − ${digits(z)}) · ${bracketed(n)} + ${digits(z)} · ${bracketed(h)} = ${digits((1 - z) * n + z * h)}`;
};

/** The sum of two operands of the tape. */
const sum =
  (left: string[], right: string[]): Writer =>
  ({ operand }) => {
    const [a, b] = [operand(...left), operand(...right)];
    return a === null || b === null ? null : `${digits(a)} + ${bracketed(b)} = ${digits(a + b)}`;
  };

/** A residual whose other summand is not on the tape: it is what was added. */
const residual =
  (...marks: string[]): Writer =>
  ({ operand, value }) => {
    const kept = operand(...marks);
    return kept === null ? null : `${digits(kept)} + ${bracketed(value - kept)} = ${digits(value)}`;
  };

const normalised =
  (...marks: string[]): Writer =>
  ({ operand, value }) => {
    const before = operand(...marks);
    return before === null ? null : `LN(… ${digits(before)} …) = ${digits(value)}`;
  };

const normalisedSum =
  (left: string[], right: string[]): Writer =>
  ({ operand, value }) => {
    const [a, b] = [operand(...left), operand(...right)];
    return a === null || b === null ? null : `LN(… ${digits(a)} + ${bracketed(b)} …) = ${digits(value)}`;
  };

const relu: Writer = ({ value }) => `max(0, ${value > 0 ? digits(value) : 'negative'}) = ${digits(value)}`;

/** q · k / √d_h, the product taken anew from the rows of the tape. */
const affinity: Writer = ({ recording, op, cell: { head, row, column } }) => {
  const [query, key] = [operandOf(recording, op, ['query']), operandOf(recording, op, ['key'])];
  if (!query || !key) return null;
  const q = readRow(recording, query, head, row);
  const k = readRow(recording, key, head, column);
  const product = q.reduce((total, value, i) => total + value * k[i], 0);
  return `${digits(product)} / √${q.length} = ${digits(product / Math.sqrt(q.length))}`;
};

const masked: Writer = ({ operand, value }) => {
  const before = operand('affinity');
  if (before === null) return null;
  return value < -1e8
    ? `${digits(before)} lies in the future: −∞`
    : `${digits(before)} may be seen: ${digits(value)}`;
};

/** Up to this many terms of a softmax are written out. */
const writtenOut = 4;

const softmax =
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

const stream = ['input', 'output'];

const attention = { affinity, masked, weights: softmax('masked') };

const writers: Record<string, Record<string, Writer>> = {
  gru4rec: {
    reset: sigmoid,
    update: sigmoid,
    candidate: hyperbolic,
    state: newState,
    probability: softmax('scores'),
  },
  sasrec: {
    ...attention,
    input: sum(['token'], ['position']),
    normed: normalised(...stream),
    attended: sum([...stream, 'normed'], ['mixed']),
    renormed: normalised('attended'),
    inner: relu,
    output: residual('attended', 'renormed'),
    hidden: normalised('output'),
    probability: softmax('scores'),
  },
  bert4rec: {
    ...attention,
    input: normalisedSum(['token'], ['position']),
    attended: normalisedSum(stream, ['mixed']),
    probability: softmax('scores'),
  },
};

/** Null for a cell that the tensor does not have. */
export function numbersOf(recording: Recording, op: Op, cell: OpCell): CellNumbers | null {
  if (!contains(op, cell)) return null;
  const value = readCell(recording, op, cell);
  const reading: Reading = {
    recording,
    op,
    cell,
    value,
    operand(...marks) {
      const from = operandOf(recording, op, marks);
      return from && contains(from, cell) ? readCell(recording, from, cell) : null;
    },
  };
  const text = writers[recording.model]?.[op.mark]?.(reading) ?? digits(value);
  return { place: placeOf(recording, op, cell), text };
}

/** Marks whose columns are games of the catalogue (the first is item 1), and those whose columns are positions. */
const overCatalogue = ['scores', 'probability'];
const overPositions = ['affinity', 'masked', 'weights'];
/** Marks whose rows are the blanks of BERT4Rec. */
const overBlanks = ['hidden', 'head', ...overCatalogue];

function placeOf({ model, masked }: Recording, op: Op, { head, row, column }: OpCell): string {
  const side = op.shape.length > 2 ? `head ${head}, ` : '';
  if (overPositions.includes(op.mark)) return `${side}from position ${row} to position ${column}`;
  const event = /^event(\d+)\//.exec(op.id)?.[1] ?? row;
  const blank = model === 'bert4rec' && overBlanks.includes(op.mark);
  const at = model === 'gru4rec' ? `event ${event}` : `position ${blank ? masked[row] : row}`;
  return `${side}${at}, ${overCatalogue.includes(op.mark) ? `item ${column + 1}` : `unit ${column}`}`;
}
