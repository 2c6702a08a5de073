/** Candidates behind one history: who sees whom, what each fetches, and what it costs to ask for many. */
import { findOp, type Recording } from '../../../src/nn/recording';
import { matrixOf, readRow } from '../../code/operands';
import { powersOf } from '../../code/softmax';
import { fullCells } from './windows';

type Vectors = readonly ArrayLike<number>[];

/** Of one head, a row a position. */
export interface Head {
  query: Vectors;
  key: Vectors;
  value: Vectors;
}

export type Sees = (row: number, column: number) => boolean;

/** History is causal; a candidate sees all of it, and itself. With a leak it sees the candidates before it as well. */
export const seesBehind =
  (history: number, leak: boolean): Sees =>
  (row, column) =>
    column <= row && (leak || column < history || column === row);

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i], 0);

/** softmax(q kᵀ / √d + mask) v, all rows. */
export function attend({ query, key, value }: Head, sees: Sees): number[][] {
  const scale = Math.sqrt(query[0]?.length ?? 1);
  return query.map((q, row) => {
    const scores = key.map((k, column) => (sees(row, column) ? dot(q, k) / scale : Number.NEGATIVE_INFINITY));
    const { powers, total } = powersOf(scores);
    return Array.from({ length: value[0].length }, (_, unit) =>
      powers.reduce((sum, power, column) => sum + (power / total) * value[column][unit], 0),
    );
  });
}

const only = ({ query, key, value }: Head, positions: readonly number[]): Head => {
  const taken = (vectors: Vectors) => positions.map((position) => vectors[position]);
  return { query: taken(query), key: taken(key), value: taken(value) };
};

export interface Fetched {
  /** Position of the candidate. */
  position: number;
  /** In a pass of its own, the history before it, heads side by side. */
  alone: number[];
  /** In one pass with the others. */
  together: number[];
}

/** What each candidate fetches by itself and in company: the last positions are the candidates, the others the history. */
export function fetched(heads: readonly Head[], candidates: number, leak: boolean): Fetched[] {
  const length = heads[0]?.query.length ?? 0;
  const history = length - candidates;
  const before = Array.from({ length: history }, (_, position) => position);
  const company = heads.map((head) => attend(head, seesBehind(history, leak)));
  return Array.from({ length: candidates }, (_, index) => {
    const position = history + index;
    const alone = heads.flatMap(
      (head) => attend(only(head, [...before, position]), seesBehind(history, false))[history],
    );
    return { position, alone, together: company.flatMap((rows) => rows[position]) };
  });
}

/** The largest difference in any unit. */
export const apart = ({ alone, together }: Fetched): number =>
  Math.max(...alone.map((value, unit) => Math.abs(value - together[unit])));

/** The first block's heads on a tape: there a position's query, key and value come from its own game and place alone. */
export function firstHeads(recording: Recording): Head[] {
  const ops = ['query', 'key', 'value'].map((mark) => findOp(recording, `block0/${mark}`));
  const [query] = ops;
  if (!query) return [];
  const { heads, rows } = matrixOf(query);
  return Array.from({ length: heads }, (_, head) => {
    const [q, k, v] = ops.map((op) =>
      op ? Array.from({ length: rows }, (_, row) => readRow(recording, op, head, row)) : [],
    );
    return { query: q, key: k, value: v };
  });
}

export interface Demand {
  /** Events in the history. */
  history: number;
  candidates: number;
  /** Candidates in one pass. */
  batch: number;
}

export interface Cost {
  /** Times that a position goes through the layer. */
  encoded: number;
  /** Pairs of a query and a key that are multiplied, of one head. */
  cells: number;
}

/** Each candidate reads the history and itself; what differs is how often the history is read. */
export function costs({ history, candidates, batch }: Demand): Record<'alone' | 'batched' | 'cached', Cost> {
  const passes = (count: number): Cost => ({
    encoded: count * history + candidates,
    cells: count * fullCells(history) + candidates * (history + 1),
  });
  return {
    alone: passes(candidates),
    batched: passes(Math.ceil(candidates / batch)),
    cached: passes(1),
  };
}
