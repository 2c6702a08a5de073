import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelName, neuralModels, type RunConfig } from '../../models/config';
import { findOp, type Op, type Recording, valuesOf } from '../../nn/recording';
import { startBackends } from '../../testing/backends';
import { expectClose } from '../../testing/close';
import { matrix } from '../../testing/matrix';
import { GAMES, toyConfig } from '../../testing/toy';
import type { TraceRequest } from '../protocol';
import { Run } from '../run';
import { trace } from './trace';

beforeAll(startBackends);

const MASK = GAMES;
const D = 8;
const history = [3, 9, 1, 4];

async function traced(
  name: ModelName,
  request: TraceRequest = { history },
  changes: Partial<RunConfig> = {},
) {
  const run = new Run(name, toyConfig(name, changes), [[1, 2, 3]], GAMES);
  try {
    return await trace(run, request);
  } finally {
    run.dispose();
  }
}

const opOf = (tape: Recording, id: string): Op => findOp(tape, id) ?? expect.fail(`there is no op ${id}`);
const read = (tape: Recording, id: string) => valuesOf(tape, opOf(tape, id));

/** Id, shape, and what each was computed from: '' stands for the op's own scope. */
type Expected = [string, number[], string[]];

function gruOps(n: number): Expected[] {
  const event = (t: number): Expected[] => {
    const before = t > 0 ? [`event${t - 1}/state`] : [];
    const own = (mark: string) => `event${t}/${mark}`;
    return [
      [own('reset'), [1, D], [...before, 'embedding']],
      [own('update'), [1, D], [...before, 'embedding']],
      [own('candidate'), [1, D], [own('reset'), ...before, 'embedding']],
      [own('state'), [1, D], [own('candidate'), own('update'), ...before]],
    ];
  };
  const events = Array.from({ length: n }, (_, t) => t);
  return [
    ['embedding', [n, D], []],
    ...events.flatMap(event),
    ['hidden', [n, D], events.map((t) => `event${t}/state`)],
    ['scores', [n, GAMES], ['hidden']],
    ['probability', [n, GAMES], ['scores']],
  ];
}

const attentionOps = (n: number, block: string, asks: string, context: string): Expected[] => [
  [`${block}/query`, [1, 2, n, D / 2], [asks]],
  [`${block}/key`, [1, 2, n, D / 2], [context]],
  [`${block}/value`, [1, 2, n, D / 2], [context]],
  [`${block}/affinity`, [1, 2, n, n], [`${block}/query`, `${block}/key`]],
  [`${block}/masked`, [1, 2, n, n], [`${block}/affinity`]],
  [`${block}/weights`, [1, 2, n, n], [`${block}/masked`]],
  [`${block}/mixed`, [n, D], [`${block}/weights`, `${block}/value`]],
];

const inputOps = (n: number): Expected[] => [
  ['token', [n, D], []],
  ['position', [n, D], []],
  ['input', [n, D], ['token', 'position']],
];

function sasrecOps(n: number, published: boolean): Expected[] {
  const block = (b: number): Expected[] => {
    const own = (mark: string) => `block${b}/${mark}`;
    const before = b === 0 ? 'input' : `block${b - 1}/output`;
    return [
      [own('normed'), [n, D], [before]],
      ...attentionOps(n, `block${b}`, own('normed'), published ? before : own('normed')),
      [own('attended'), [n, D], [published ? own('normed') : before, own('mixed')]],
      [own('renormed'), [n, D], [own('attended')]],
      [own('inner'), [n, D], [own('renormed')]],
      [own('output'), [n, D], [published ? own('renormed') : own('attended'), own('inner')]],
    ];
  };
  return [
    ...inputOps(n),
    ...block(0),
    ...block(1),
    ['hidden', [n, D], ['block1/output']],
    ['scores', [n, GAMES], ['hidden']],
    ['probability', [n, GAMES], ['scores']],
  ];
}

function bertOps(n: number, masks: number): Expected[] {
  const block = (b: number): Expected[] => {
    const own = (mark: string) => `block${b}/${mark}`;
    const before = b === 0 ? 'input' : `block${b - 1}/output`;
    return [
      ...attentionOps(n, `block${b}`, before, before),
      [own('attended'), [n, D], [before, own('mixed')]],
      [own('inner'), [n, 4 * D], [own('attended')]],
      [own('output'), [n, D], [own('attended'), own('inner')]],
    ];
  };
  return [
    ...inputOps(n),
    ...block(0),
    ...block(1),
    ['hidden', [masks, D], ['block1/output']],
    ['head', [masks, D], ['hidden']],
    ['scores', [masks, GAMES], ['head']],
    ['probability', [masks, GAMES], ['scores']],
  ];
}

describe('the tape of a model', () => {
  it.each<[string, ModelName, TraceRequest, Partial<RunConfig>, Expected[]]>([
    ['GRU4Rec', 'gru4rec', { history }, {}, gruOps(4)],
    ['SASRec', 'sasrec', { history }, {}, sasrecOps(4, false)],
    ['SASRec as published', 'sasrec', { history }, { norm: 'published' }, sasrecOps(4, true)],
    ['BERT4Rec', 'bert4rec', { history }, {}, bertOps(5, 1)],
    ['BERT4Rec with masks', 'bert4rec', { history, masked: [0, 2] }, {}, bertOps(4, 2)],
  ])('of %s holds every step, and what it was computed from', async (_, name, request, changes, expected) => {
    const { ops } = await traced(name, request, changes);
    expect(ops.map(({ id, shape }) => [id, shape])).toEqual(expected.map(([id, shape]) => [id, shape]));
    const sorted = (from: string[]) => [...from].sort();
    expect(Object.fromEntries(ops.map(({ id, from }) => [id, sorted(from)]))).toEqual(
      Object.fromEntries(expected.map(([id, , from]) => [id, sorted(from)])),
    );
  });

  it('names the kernels between two marks', async () => {
    const gru = await traced('gru4rec');
    expect(opOf(gru, 'scores').kernels).toEqual(['Slice', 'BatchMatMul']);
    const sasrec = await traced('sasrec');
    expect(opOf(sasrec, 'token').kernels).toEqual(['GatherV2', 'Multiply']);
    expect(opOf(sasrec, 'block0/affinity').kernels).toEqual(['BatchMatMul', 'Multiply']);
    expect(opOf(sasrec, 'block0/weights').kernels).toEqual(['Softmax']);
    expect(opOf(sasrec, 'block0/inner').kernels).toEqual(['Linear', 'Relu']);
  });

  it.each(neuralModels)('of %s ends in the scores by which it ranks, and their softmax', async (name) => {
    const run = new Run(name, toyConfig(name), [[1, 2, 3]], GAMES);
    const tape = await trace(run, { history });
    const scores = await run.score([history]);
    expectClose(read(tape, 'scores').slice(-GAMES), scores.slice(1), 1e-6);
    const exp = matrix(read(tape, 'scores'), GAMES).map((row) => row.map(Math.exp));
    const shares = exp.flatMap((row) =>
      row.map((value) => value / row.reduce((sum, other) => sum + other, 0)),
    );
    expectClose(read(tape, 'probability'), shares, 1e-6);
    run.dispose();
  });

  it.each(neuralModels)('of %s leaves no tensor behind, in 100 tapes', async (name) => {
    const run = new Run(name, toyConfig(name, { blocks: 1 }), [[1, 2, 3]], GAMES);
    await trace(run, { history: [2, 5] });
    const before = tf.memory();
    for (let i = 0; i < 100; i++) await trace(run, { history: [2, 5] });
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    run.dispose();
  });

  it('shows what a mask hides, and weights that add up to one', async () => {
    for (const [name, causal] of [
      ['sasrec', true],
      ['bert4rec', false],
    ] as const) {
      const tape = await traced(name);
      const [, heads, n] = opOf(tape, 'block1/weights').shape;
      const [affinity, masked, weights] = ['affinity', 'masked', 'weights'].map((mark) =>
        read(tape, `block1/${mark}`),
      );
      for (let cell = 0; cell < heads * n * n; cell++) {
        const [i, j] = [Math.floor(cell / n) % n, cell % n];
        if (causal && j > i) {
          expect(masked[cell]).toBeLessThan(-1e8);
          expect(weights[cell]).toBe(0);
        } else expect(masked[cell]).toBe(affinity[cell]);
      }
      for (const row of matrix(weights, n))
        expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    }
  });
});

describe('a request for a tape', () => {
  it('tells what was read: the last L games, and where the masks were', async () => {
    const long = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(await traced('gru4rec', { history: long })).toMatchObject({
      model: 'gru4rec',
      history: long.slice(2),
      masked: [],
    });
    expect(await traced('sasrec', { history: [5] })).toMatchObject({
      model: 'sasrec',
      history: [5],
      masked: [],
    });
    expect(await traced('bert4rec', { history: long })).toMatchObject({
      history: long.slice(3),
      masked: [5],
    });
    expect(await traced('bert4rec', { history: long.slice(0, 6), masked: [1, 5] })).toMatchObject({
      history: long.slice(0, 6),
      masked: [1, 5],
    });
  });

  it('hides from BERT4Rec just what it is told to hide', async () => {
    const token = async (request: TraceRequest) =>
      matrix(read(await traced('bert4rec', request), 'token'), D);
    const [all, hidden] = [await token({ history, masked: [3] }), await token({ history, masked: [0, 2] })];
    expect(hidden[1]).toEqual(all[1]);
    expect(hidden[3]).not.toEqual(all[3]);
    expect(hidden[0]).toEqual(all[3]);
    expect(hidden[2]).toEqual(all[3]);
  });

  it('may name masks out of order or twice; the tape lists each once, in order', async () => {
    const tape = await traced('bert4rec', { history, masked: [2, 0, 2] });
    expect(tape.masked).toEqual([0, 2]);
    expect(opOf(tape, 'hidden').shape).toEqual([2, D]);
  });

  it.each(['gru4rec', 'sasrec'] as const)(
    'asks %s, which masks nothing, as if it had named no masks',
    async (name) => {
      expect(await traced(name, { history, masked: [1] })).toEqual(await traced(name));
    },
  );

  it('refuses an empty history and games that are not in the catalogue, in a sentence', async () => {
    for (const name of neuralModels) {
      await expect(traced(name, { history: [] })).rejects.toThrow('There is nothing to read');
      for (const id of [0, -1, MASK + 1, 1e9, 1.5, Number.NaN]) {
        await expect(traced(name, { history: [1, id] }), String(id)).rejects.toThrow(
          'is not in this catalogue',
        );
      }
    }
  });
});
