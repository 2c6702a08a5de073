import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { neuralModels } from '../models/config';
import { startBackends } from '../testing/backends';
import { GAMES, historiesOf, toyConfig } from '../testing/toy';
import { DivergedError, STEPS_PER_POINT, trainUntil } from './loop';
import type { LossPoint } from './protocol';
import { Run } from './run';

beforeAll(startBackends);

const histories = historiesOf(1, Array(16).fill(4));

describe('trainUntil', () => {
  it('advances to the last step, and gives a point every few steps and at the end', async () => {
    const run = new Run('gru4rec', toyConfig('gru4rec'), histories, GAMES);
    const points: LossPoint[] = [];
    const steps: number[] = [];
    await trainUntil(run, 13, {
      onLoss: (point) => points.push(point),
      afterStep: async (step) => {
        await Promise.resolve();
        steps.push(step);
      },
    });
    expect(run.step).toBe(13);
    expect(steps).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
    expect(points.map(({ step }) => step)).toEqual([STEPS_PER_POINT, 2 * STEPS_PER_POINT, 13]);
    expect(points.map(({ epoch }) => epoch)).toEqual([5 / 4, 10 / 4, 13 / 4]);
    expect(points.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    await trainUntil(run, 13, { onLoss: () => expect.fail('there is nothing left to do') });
    run.dispose();
  });

  it('stops where it is told to, and goes on from there', async () => {
    const run = new Run('gru4rec', toyConfig('gru4rec'), histories, GAMES);
    await trainUntil(run, 100, { shouldStop: () => run.step === 7 });
    expect(run.step).toBe(7);
    await trainUntil(run, 9, {});
    expect(run.step).toBe(9);
    run.dispose();
  });

  it('lets others have their turn', async () => {
    const run = new Run('gru4rec', toyConfig('gru4rec'), histories, GAMES);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const start = performance.now();
    await trainUntil(run, 1e9, { shouldStop: () => performance.now() - start > 250 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
    run.dispose();
  });

  it.each(neuralModels)('says so when %s diverges under an absurd learning rate', async (model) => {
    const before = tf.memory().numTensors;
    const run = new Run(model, toyConfig(model, { learningRate: 1e38, blocks: 1 }), histories, GAMES);
    const seen: number[] = [];
    const training = trainUntil(run, 100, { onLoss: ({ loss }) => seen.push(loss) });
    await expect(training).rejects.toThrow(DivergedError);
    await expect(training).rejects.toThrow(/step \d+: the learning rate is too high/);
    expect(seen.every(Number.isFinite)).toBe(true);
    run.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
