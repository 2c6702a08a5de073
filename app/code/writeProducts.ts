/** Equations in numbers of products with weights, which are not on the tape, and of rows that were looked up or copied. */
import { bracketed, digits } from './digits';
import { matrixOf, readRow } from './operands';
import { originsOf } from './origins';
import type { Reading, Writer } from './reading';

/** Of a long row, its first numbers. */
const shownOfRow = 3;

function listed(values: Float32Array): string {
  const first = Array.from(values.subarray(0, shownOfRow), digits).join(', ');
  return values.length > shownOfRow ? `[${first}, … ${values.length} numbers]` : `[${first}]`;
}

/** The whole row of the operand that the cell came from, as far as there is room for it. */
function rowOfOperand({ recording, op, cell }: Reading, marks: readonly string[]): string | null {
  const [from] = originsOf(recording, op, cell).filter((origin) => marks.includes(origin.op.mark));
  return from ? listed(readRow(recording, from.op, from.head, from.rows[0])) : null;
}

/** A product with weights that are not on the tape: what they were applied to, and what came of it. */
export const product =
  (weights: string, after: string, ...marks: string[]): Writer =>
  (reading) => {
    const row = rowOfOperand(reading, marks);
    return row && `${row} · ${weights}${after} = ${digits(reading.value)}`;
  };

/** What a function makes of a product. */
export const wrapped =
  (name: string, inside: Writer): Writer =>
  (reading) => {
    const text = inside(reading);
    const cut = text?.lastIndexOf(' = ') ?? -1;
    return text && `${name}(${text.slice(0, cut)})${text.slice(cut)}`;
  };

/** A score: the final vector against the vector of the game. */
export const score =
  (after: string, mark: string): Writer =>
  (reading) => {
    const row = rowOfOperand(reading, [mark]);
    return row && `${row} · E[${reading.cell.column + 1}]${after} = ${digits(reading.value)}`;
  };

/** Row of the table E, in which [MASK] comes after the games. */
export const looked =
  (scaled: boolean): Writer =>
  ({ recording: { history, masked }, op, cell: { row, column }, value }) => {
    const name = masked.includes(row) ? '[MASK]' : history[row];
    const { columns } = matrixOf(op);
    const entry = `E[${name}, ${column}]`;
    return scaled
      ? `√${columns} · ${entry} = √${columns} · ${bracketed(value / Math.sqrt(columns))} = ${digits(value)}`
      : `${entry} = ${digits(value)}`;
  };

/** The latest game is at L − 1 of the table P, whatever the length of the history. */
export const placed: Writer = ({ op, cell: { row, column }, value }) =>
  `P[L − ${matrixOf(op).rows - row}, ${column}] = ${digits(value)}`;

/** One of the rows that are there already. */
export const copied: Writer = ({ recording, op, cell, value }) => {
  const [from] = originsOf(recording, op, cell);
  return from
    ? `${from.op.id}${matrixOf(from.op).rows > 1 ? `[${from.rows[0]}, ${cell.column}]` : ''} = ${digits(value)}`
    : null;
};

/** Σ_j w_ij v_j of a head, exactly; where W_O follows, that sum is one of the numbers that it is applied to. */
export const mixed: Writer = (reading) => {
  const { recording, op, cell, value } = reading;
  const origins = originsOf(recording, op, cell);
  const [weights, values] = ['weights', 'value'].map((mark) =>
    origins.filter((origin) => origin.op.mark === mark),
  );
  const sums = values.flatMap((from, i) => {
    if (!weights[i]) return [];
    const w = readRow(recording, weights[i].op, weights[i].head, weights[i].rows[0]);
    const [first, last] = from.columns;
    return Array.from({ length: last - first + 1 }, (_, unit) =>
      w.reduce((sum, share, j) => sum + share * readRow(recording, from.op, from.head, j)[first + unit], 0),
    );
  });
  if (sums.length === 0) return null;
  if (sums.length === 1) return `Σ w · v = ${digits(sums[0])}`;
  return `${listed(Float32Array.from(sums))} · W_O + b_O = ${digits(value)}`;
};
