import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { type FaultName, lossNames, type ModelName, neuralModels, type RunConfig } from '../models/config';
import { startBackends } from '../testing/backends';
import { GAMES, toyConfig } from '../testing/toy';
import { Run } from './run';

beforeAll(startBackends);

/** Whoever owns a game owns the next one by number: what comes next can be known exactly. */
const circle = Array.from({ length: GAMES }, (_, first) =>
  Array.from({ length: 4 }, (_, t) => 1 + ((first + t) % GAMES)),
);

/** Tensors and bytes that tfjs knows of, and stretches of the WASM heap, some of which only the kernels know. */
const held = () => ({
  tensors: tf.memory().numTensors,
  bytes: tf.memory().numBytes,
  heap: (tf.backend() as unknown as { numDataIds(): number }).numDataIds(),
});

function lossesOf(run: Run, steps: number): number[] {
  return Array.from({ length: steps }, () => {
    const loss = run.advance();
    const [value] = loss.dataSync();
    loss.dispose();
    return value;
  });
}

const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** BERT4Rec, which guesses a game or two of each player in a step, needs more of them to learn as fast. */
const tiny = (model: ModelName) =>
  toyConfig(model, { width: 16, blocks: 1, batchSize: model === 'bert4rec' ? GAMES : 5 });

const cases = [
  ...neuralModels.flatMap((model) =>
    lossNames.map((loss) => ({ model, loss, bptt: 'full' as RunConfig['bptt'] })),
  ),
  ...lossNames.map((loss) => ({
    model: 'gru4rec' as const,
    loss,
    bptt: 'session-parallel' as RunConfig['bptt'],
  })),
];

describe('100 steps', () => {
  it.each(cases)(
    'of $model with $loss ($bptt) lower the loss and hold no more memory than one',
    ({ model, loss, bptt }) => {
      const before = held();
      const config = { ...tiny(model), loss, bptt, negatives: 3, dropout: 0.1 };
      const run = new Run(model, config, circle, GAMES);
      const first = lossesOf(run, 5);
      const early = held();
      const losses = [...first, ...lossesOf(run, 95)];
      expect(held()).toEqual(early);
      expect(losses.every(Number.isFinite)).toBe(true);
      expect(average(losses.slice(-10))).toBeLessThan(0.85 * average(losses.slice(0, 10)));
      run.dispose();
      expect(held()).toEqual(before);
    },
  );
});

describe('1,000 steps of a tiny model', () => {
  it('hold no more memory than one', () => {
    const config = toyConfig('gru4rec', { width: 4, batchSize: 2, dropout: 0.1 });
    const run = new Run('gru4rec', config, circle, GAMES);
    lossesOf(run, 1);
    const early = held();
    lossesOf(run, 999);
    expect(held()).toEqual(early);
    run.dispose();
  });
});

describe('a trained model', () => {
  it.each(neuralModels)('%s knows what comes next', async (model) => {
    const run = new Run(model, tiny(model), circle, GAMES);
    lossesOf(run, 150);
    const scores = await run.score([
      [1, 2],
      [5, 6, 7],
      [10, 11],
    ]);
    const best = [0, 1, 2].map((row) => {
      const own = scores.subarray(row * (GAMES + 1), (row + 1) * (GAMES + 1));
      return own.indexOf(Math.max(...own));
    });
    expect(best).toEqual([3, 8, 1]);
    run.dispose();
  });
});

describe('what cannot be known', () => {
  /** Four different games in no order at all: of the next one nothing can be said but that it is none of these. */
  const noise = Array.from({ length: 400 }, (_, player) =>
    Array.from(random(7, player).shuffle(Int32Array.from({ length: GAMES }, (_, i) => i + 1))).slice(0, 4),
  );
  const lossWith = (fault: FaultName): number => {
    const run = new Run('sasrec', { ...tiny('sasrec'), batchSize: 20, fault }, noise, GAMES);
    const losses = lossesOf(run, 240);
    run.dispose();
    return average(losses.slice(-20));
  };

  it('is not learnt by a sound model, and seems to be by one that is told', () => {
    const sound = lossWith('none');
    expect(sound).toBeGreaterThan(0.85 * Math.log(GAMES));
    expect(lossWith('no-causal-mask')).toBeLessThan(0.8 * sound);
    expect(lossWith('target-is-input')).toBeLessThan(0.5 * sound);
    expect(lossWith('no-positions')).toBeGreaterThan(0.85 * Math.log(GAMES));
  });
});
