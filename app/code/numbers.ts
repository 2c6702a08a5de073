/** The equation of one cell with the numbers that are on the tape. */
import type { Op, Recording } from '../../src/nn/recording';
import type { OpCell } from '../store/properties';
import { digits } from './digits';
import { contains, operandOf, readCell } from './operands';
import { placeOf } from './place';
import type { Reading, Writer } from './reading';
import {
  affinity,
  hyperbolic,
  masked,
  newState,
  normalised,
  normalisedSum,
  relu,
  residual,
  sigmoid,
  softmax,
  sum,
} from './writeCells';
import { copied, looked, mixed, placed, product, score, wrapped } from './writeProducts';

export interface CellNumbers {
  /** Which cell: "game 5 of 8, unit 17". */
  place: string;
  /** Its equation in numbers, the result last. */
  text: string;
}

const stream = ['input', 'output'];

const context = [...stream, 'normed'];

const attention = {
  query: product('W_Q', ' + b_Q', 'normed', ...stream),
  key: product('W_K', ' + b_K', ...context),
  value: product('W_V', ' + b_V', ...context),
  affinity,
  masked,
  weights: softmax('masked'),
  mixed,
};

const writers: Record<string, Record<string, Writer>> = {
  gru4rec: {
    embedding: looked(false),
    reset: sigmoid,
    update: sigmoid,
    candidate: hyperbolic,
    state: newState,
    hidden: copied,
    scores: score('', 'hidden'),
    probability: softmax('scores'),
  },
  sasrec: {
    ...attention,
    token: looked(true),
    position: placed,
    input: sum(['token'], ['position']),
    normed: normalised(...stream),
    attended: sum([...stream, 'normed'], ['mixed']),
    renormed: normalised('attended'),
    inner: relu,
    output: residual('attended', 'renormed'),
    hidden: normalised('output'),
    scores: score('', 'hidden'),
    probability: softmax('scores'),
  },
  bert4rec: {
    ...attention,
    token: looked(false),
    position: placed,
    input: normalisedSum(['token'], ['position']),
    attended: normalisedSum(stream, ['mixed']),
    inner: wrapped('GELU', product('W_1', ' + b_1', 'attended')),
    output: normalised('attended'),
    hidden: copied,
    head: wrapped('LN∘GELU', product('W_h', ' + b_h', 'hidden')),
    scores: score(' + b', 'head'),
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
