/** Where a cell came from: which cells of which tensors on the tape it was computed from. It follows from the operation. */
import { findOp, type Op, type Recording } from '../../src/nn/recording';
import type { OpCell } from '../store/properties';
import { contains, matrixOf } from './operands';

/** A block of cells of one head; both ends are included. */
export interface Region {
  head: number;
  rows: [number, number];
  columns: [number, number];
}

export interface Origin extends Region {
  op: Op;
}

interface Asked {
  recording: Recording;
  /** What was computed, and which cell of it. */
  op: Op;
  cell: OpCell;
  /** One of the tensors that it was computed from. */
  input: Op;
}

type Rule = (asked: Asked) => Region[];

const all = (count: number): [number, number] => [0, count - 1];

/** `event3/update` → 3. */
const eventOf = ({ id }: Op): number | null => {
  const found = /^event(\d+)\//.exec(id);
  return found ? Number(found[1]) : null;
};

/** The row of the input that the cell's own row was made from: an event's vector is one row of all embeddings. */
function rowIn({ recording, op, cell, input }: Asked): number {
  const { rows } = matrixOf(input);
  if (rows === 1) return 0;
  if (rows === matrixOf(op).rows) return cell.row;
  return eventOf(op) ?? recording.masked[cell.row] ?? cell.row;
}

/** Element-wise: the same cell. */
const same: Rule = (asked) => {
  const { head, column } = asked.cell;
  const row = rowIn(asked);
  return [{ head, rows: [row, row], columns: [column, column] }];
};

/** A product with weights, a softmax, a normalisation: the whole row. */
const row: Rule = (asked) => {
  const { heads, columns } = matrixOf(asked.input);
  const at = rowIn(asked);
  return [{ head: heads > 1 ? asked.cell.head : 0, rows: [at, at], columns: all(columns) }];
};

/** A key: the row that the cell's column names. */
const keyRow: Rule = ({ cell, input }) => [
  { head: cell.head, rows: [cell.column, cell.column], columns: all(matrixOf(input).columns) },
];

/** Whether W_O follows the heads: a product with the values, and then another, or a linear map in one kernel. */
const isProjected = ({ kernels }: Op): boolean =>
  kernels.filter((name) => name === 'BatchMatMul' || name === 'Linear').length > 1;

/** W_O mixes all heads; without it, as in the code of 2018, a unit belongs to one head. */
const headsOfMix = ({ op, cell, input }: Asked): number[] => {
  const { heads } = matrixOf(input);
  if (isProjected(op)) return Array.from({ length: heads }, (_, head) => head);
  return [Math.floor(cell.column / (matrixOf(op).columns / heads))];
};

const weightsOfMix: Rule = (asked) =>
  headsOfMix(asked).map((head) => ({
    head,
    rows: [asked.cell.row, asked.cell.row],
    columns: all(matrixOf(asked.input).columns),
  }));

const valuesOfMix: Rule = (asked) => {
  const { rows, columns } = matrixOf(asked.input);
  const unit = asked.cell.column % columns;
  return headsOfMix(asked).map((head) => ({
    head,
    rows: all(rows),
    columns: isProjected(asked.op) ? all(columns) : [unit, unit],
  }));
};

/** All states are stacked: a row of the stack is one of them. */
const stacked: Rule = ({ cell, input }) =>
  eventOf(input) === cell.row ? [{ head: 0, rows: [0, 0], columns: [cell.column, cell.column] }] : [];

type Rules = Record<string, Rule | Record<string, Rule>>;

const attention: Rules = {
  affinity: { query: row, key: keyRow },
  masked: same,
  mixed: { weights: weightsOfMix, value: valuesOfMix },
};

/** Model → mark → what it takes of each input; of those not named here, the row. */
const rules: Record<string, Rules> = {
  gru4rec: { candidate: { reset: same }, state: same, hidden: stacked },
  sasrec: { ...attention, input: same, attended: same, output: { attended: same, renormed: same } },
  bert4rec: { ...attention, hidden: same },
};

/** The cells that a cell was computed from, by input; none for a cell that the tensor does not have. */
export function originsOf(recording: Recording, op: Op, cell: OpCell): Origin[] {
  if (!contains(op, cell)) return [];
  const rule = rules[recording.model]?.[op.mark];
  return op.from.flatMap((id) => {
    const input = findOp(recording, id);
    if (!input) return [];
    const take = typeof rule === 'function' ? rule : (rule?.[input.mark] ?? row);
    return take({ recording, op, cell, input }).map((region) => ({ op: input, ...region }));
  });
}

/** What else went in: weights, which the tape does not hold. Null where there are none. */
export function weightsBehind({ model, history }: Recording, op: Op, cell: OpCell): string | null {
  const { head, row, column } = cell;
  const unit = head * matrixOf(op).columns + column;
  const gate = { reset: 'r', update: 'z', candidate: 'n' }[op.mark];
  if (gate) return `unit ${unit} of W, U and the biases of ${gate}`;
  const linear = { query: 'Q', key: 'K', value: 'V', inner: '1', output: '2', head: 'h' }[op.mark];
  if (linear) return `unit ${unit} of W and b of ${linear}`;
  if (op.mark === 'mixed' && isProjected(op)) return `unit ${unit} of W and b of O`;
  if (op.mark === 'embedding' || op.mark === 'token')
    return `row ${history[row] ?? '[MASK]'} of the table E, unit ${unit}`;
  if (op.mark === 'position') return `the table P, unit ${unit}`;
  if (op.mark === 'scores') return `row ${column + 1} of E${model === 'bert4rec' ? ', and its bias' : ''}`;
  return null;
}
