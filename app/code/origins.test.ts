import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaults, type ModelName, type RunConfig } from '../../src/models/config';
import { findOp, type Op, type Recording } from '../../src/nn/recording';
import { trace } from '../../src/train/probes/trace';
import { Run } from '../../src/train/run';
import { contains, matrixOf, readCell } from './operands';
import { type Origin, originsOf, weightsBehind } from './origins';

const history = [3, 7, 1, 9, 4];

function tapeOf(name: ModelName, settings: Partial<RunConfig> = {}, masked: number[] = []) {
  const run = new Run(name, { ...defaults[name], width: 8, maxLength: 6, ...settings }, [history], 12);
  return trace(run, { history, masked });
}

const opOf = (tape: Recording, id: string) => findOp(tape, id) as Op;
const from = (tape: Recording, id: string, row: number, column: number, head = 0) =>
  originsOf(tape, opOf(tape, id), { head, row, column });

/** The numbers in a block, row by row. */
function numbersIn(tape: Recording, { op, head, rows, columns }: Origin): number[] {
  const numbers: number[] = [];
  for (let row = rows[0]; row <= rows[1]; row++)
    for (let column = columns[0]; column <= columns[1]; column++)
      numbers.push(readCell(tape, op, { head, row, column }));
  return numbers;
}

const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);

beforeAll(() => tf.setBackend('cpu'));

describe('where the cells of every tape came from', () => {
  it.each(['gru4rec', 'sasrec', 'bert4rec'] as const)('%s: from cells that are there', async (name) => {
    const tape = await tapeOf(name);
    for (const op of tape.ops) {
      const { heads, rows, columns } = matrixOf(op);
      const last = { head: heads - 1, row: rows - 1, column: columns - 1 };
      const origins = originsOf(tape, op, last);
      for (const { op: input, head, rows: r, columns: c } of origins) {
        expect(op.from).toContain(input.id);
        expect(contains(input, { head, row: r[1], column: c[1] })).toBe(true);
      }
      // What nothing on the tape went into was looked up in a table.
      if (origins.length === 0) expect(weightsBehind(tape, op, last)).toMatch(/table/);
      expect(originsOf(tape, op, { ...last, row: rows })).toEqual([]);
    }
  });
});

describe('GRU4Rec', () => {
  it('makes a state of the same unit, and a gate of whole rows', async () => {
    const tape = await tapeOf('gru4rec');
    const state = from(tape, 'event3/state', 0, 5);
    expect(state.map(({ op }) => op.id).sort()).toEqual([
      'event2/state',
      'event3/candidate',
      'event3/update',
    ]);
    const value = (mark: string) => numbersIn(tape, state.find(({ op }) => op.id === mark) as Origin)[0];
    const z = value('event3/update');
    expect((1 - z) * value('event3/candidate') + z * value('event2/state')).toBeCloseTo(
      readCell(tape, opOf(tape, 'event3/state'), { head: 0, row: 0, column: 5 }),
      5,
    );
    const gate = from(tape, 'event3/update', 0, 5);
    expect(gate.find(({ op }) => op.id === 'embedding')).toMatchObject({ rows: [3, 3], columns: [0, 7] });
    const reset = from(tape, 'event3/candidate', 0, 5).find(({ op }) => op.mark === 'reset');
    expect(reset?.columns).toEqual([5, 5]);
    expect(weightsBehind(tape, opOf(tape, 'event3/update'), { head: 0, row: 0, column: 5 })).toContain(
      'of z',
    );
  });

  it('stacks the states: a row of all is one of them', async () => {
    const origins = from(await tapeOf('gru4rec'), 'hidden', 2, 1);
    expect(origins.map(({ op, columns }) => [op.id, columns])).toEqual([['event2/state', [1, 1]]]);
  });
});

describe('SASRec', () => {
  it('multiplies the row of the query with the row of the key', async () => {
    const tape = await tapeOf('sasrec');
    const [q, k] = from(tape, 'block1/affinity', 4, 2, 1);
    expect([q.rows, k.rows, q.head, k.head]).toEqual([[4, 4], [2, 2], 1, 1]);
    const value = readCell(tape, opOf(tape, 'block1/affinity'), { head: 1, row: 4, column: 2 });
    expect(dot(numbersIn(tape, q), numbersIn(tape, k)) / Math.sqrt(4)).toBeCloseTo(value, 5);
  });

  it('mixes all heads before W_O, and without it one head alone', async () => {
    expect(from(await tapeOf('sasrec'), 'block0/mixed', 3, 6)).toHaveLength(4);
    const tape = await tapeOf('sasrec', { norm: 'published' });
    const [w, v] = from(tape, 'block0/mixed', 3, 6);
    expect([w.head, v.head, v.columns]).toEqual([1, 1, [2, 2]]);
    const value = readCell(tape, opOf(tape, 'block0/mixed'), { head: 0, row: 3, column: 6 });
    expect(dot(numbersIn(tape, w), numbersIn(tape, v))).toBeCloseTo(value, 5);
  });
});

describe('BERT4Rec', () => {
  it('takes its final vectors from where the masks are', async () => {
    const tape = await tapeOf('bert4rec', {}, [1, 3]);
    const [output] = from(tape, 'hidden', 1, 5);
    expect(output).toMatchObject({ rows: [3, 3], columns: [5, 5] });
    expect(numbersIn(tape, output)[0]).toBe(
      readCell(tape, opOf(tape, 'hidden'), { head: 0, row: 1, column: 5 }),
    );
    expect(from(tape, 'scores', 1, 4)[0]).toMatchObject({ rows: [1, 1], columns: [0, 7] });
  });
});
