import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataError } from '../../../data/dataError';
import { catalogueSize } from '../../../data/dataset';
import { type ModelName, neuralModels, type RunConfig } from '../../../models/config';
import { startBackends } from '../../../testing/backends';
import { datasetOf, historiesOf, toyConfig } from '../../../testing/toy';
import { questionsOf } from '../../questions';
import { Run } from '../../run';
import { exportRun } from '..';

const data = datasetOf(historiesOf(1, Array(24).fill(8)));
const games = catalogueSize(data);
const runs: Run[] = [];

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  await startBackends();
});
afterAll(() => {
  for (const run of runs) run.dispose();
});

/** A model that has trained for a few steps, and the same as a session of onnxruntime. */
async function both(model: ModelName, changes: Partial<RunConfig> = {}) {
  const settings = toyConfig(model, { width: 16, maxLength: 9, learningRate: 0.05, ...changes });
  const run = new Run(model, settings, questionsOf(data).training, games);
  runs.push(run);
  for (let step = 0; step < 12; step++) run.advance().dispose();
  const { bytes, name } = await exportRun(run, data, 'onnx');
  expect(name).toBe(`${model}-toy-step12.onnx`);
  return { run, session: await ort.InferenceSession.create(bytes) };
}

/** Scores of a batch, [histories × (V + 1)]. */
async function answersOf(session: ort.InferenceSession, histories: readonly number[][]) {
  const length = Math.max(...histories.map((history) => history.length));
  const padded = histories.flatMap((history) => [...Array(length - history.length).fill(0), ...history]);
  const history = new ort.Tensor('int64', BigInt64Array.from(padded.map(BigInt)), [histories.length, length]);
  const { scores } = await session.run({ history });
  expect(scores.dims).toEqual([histories.length, games + 1]);
  return scores.data as Float32Array;
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, value === b[i] ? 0 : Math.abs(value - b[i])), 0);
}

const cases: [ModelName, Partial<RunConfig>][] = [
  ...neuralModels.map((model): [ModelName, Partial<RunConfig>] => [model, {}]),
  ['sasrec', { norm: 'published', heads: 4, blocks: 3 }],
  ['bert4rec', { heads: 1, blocks: 1 }],
];

describe('a model as ONNX', () => {
  it.each(cases)('%s %o scores in onnxruntime as it does here, at every length', async (model, changes) => {
    const { run, session } = await both(model, changes);
    for (const length of [1, 2, 5, 8, 9, 10, 14]) {
      const histories = historiesOf(length, [length]);
      const scores = await answersOf(session, histories);
      expect(scores[0]).toBe(Number.NEGATIVE_INFINITY);
      expect(largestDifference(scores, await run.score(histories))).toBeLessThan(1e-4);
    }
  });

  it.each(neuralModels)('%s answers a padded batch as it answers each history alone', async (model) => {
    const { run, session } = await both(model);
    const histories = historiesOf(3, [1, 9, 4, 12, 2]);
    expect(largestDifference(await answersOf(session, histories), await run.score(histories))).toBeLessThan(
      1e-4,
    );
  });

  it('names its input and its output', async () => {
    const { session } = await both('gru4rec');
    expect(session.inputNames).toEqual(['history']);
    expect(session.outputNames).toEqual(['scores']);
  });

  it('is not made of a model with a part left out', async () => {
    await expect(both('sasrec', { fault: 'no-causal-mask' })).rejects.toThrow(DataError);
  });
});
