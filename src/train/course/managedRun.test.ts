import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunConfig } from '../../models/config';
import { parametersOf } from '../../nn/parameters';
import { startBackends } from '../../testing/backends';
import { datasetOf, historiesOf, toyConfig } from '../../testing/toy';
import type { RunState } from '../protocol';
import { questionsOf } from '../questions';
import { ManagedRun } from './managedRun';
import { type Saved, Shelf } from './shelf';
import { inMemory } from './storage';
import { Timeline } from './timeline';

/** Node has no IndexedDB: what a run saves is kept in memory. */
let shelf: Shelf;

beforeAll(startBackends);
beforeEach(() => {
  shelf = new Shelf(inMemory());
});

/** Twelve players, one to a batch: a curve has a point, and a file is saved, every three steps. */
const data = datasetOf(historiesOf(1, Array(12).fill(6)));
const questions = questionsOf(data);

const config = toyConfig('gru4rec', { epochs: 2, batchSize: 1, dropout: 0.2 });
const open = (settings: RunConfig = config) =>
  new ManagedRun(data, questions, 'gru4rec', 'gru4rec', settings, shelf);

const saved = async () => (await shelf.load()) as Saved;

async function reopened(): Promise<ManagedRun> {
  const { snapshot, timeline } = await saved();
  const run = open(snapshot.config);
  run.takeUp(snapshot, timeline);
  return run;
}

const silent = () => {};
const lossesOf = ({ losses }: RunState) => losses.map(({ step, loss }) => [step, loss]);

describe('a managed run', () => {
  it('begins idle and fresh, and trains to its last epoch, measuring and saving on the way', async () => {
    const run = open();
    expect(run.state).toMatchObject({
      status: 'idle',
      origin: 'fresh',
      step: 0,
      stepsPerEpoch: 12,
      losses: [],
      notice: null,
    });
    const states: string[] = [];
    const end = await run.train(({ status }) => {
      states.push(status);
    });
    expect(end).toMatchObject({
      status: 'finished',
      origin: 'trained',
      step: 24,
      epoch: 2,
      notice: null,
      secondsLeft: 0,
    });
    expect(end.losses.map(({ step }) => step)).toEqual([5, 10, 15, 20, 24]);
    expect(end.metrics.map(({ step }) => step)).toEqual([0, 1, 3, 6, 9, 12, 15, 18, 21, 24]);
    expect(end.metrics.every(({ players, hr10 }) => players === 12 && hr10 >= 0 && hr10 <= 1)).toBe(true);
    expect(states[0]).toBe('running');
    expect((await saved()).snapshot.step).toBe(24);
    await run.close();
  });

  it('tells a page that is slow to draw nothing more before it has drawn', async () => {
    const run = open({ ...config, epochs: 4000 });
    const told: number[] = [];
    await run.train(async () => {
      told.push(performance.now());
      if (told.length === 3) run.pause();
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    const [first, second, third] = told;
    expect(told).toHaveLength(3);
    expect(second - first).toBeGreaterThan(290);
    expect(third - second).toBeGreaterThan(290);
    await run.close();
  });

  it('comes back from what it saved, with its curves, and finished if it was', async () => {
    const run = open();
    const end = await run.train(silent);
    const back = await reopened();
    expect(back.state).toEqual({ ...end, secondsPerEpoch: null, secondsLeft: null });
    for (const one of [run, back]) await one.close();
  });

  it('paused, saved and taken up again, learns what it would have learnt at a stretch', async () => {
    const whole = open();
    const right = await whole.train(silent);
    shelf = new Shelf(inMemory());
    const first = open();
    for (let i = 0; i < 7; i++) await first.step();
    const paused = first.state;
    expect(paused.status).toBe('paused');
    expect((await saved()).snapshot.step).toBe(paused.step);
    const second = await reopened();
    expect(second.state.status).toBe('paused');
    const stepped = await second.step();
    expect(stepped).toMatchObject({ status: 'paused', step: paused.step + 1 });
    await second.train(silent);
    expect((await saved()).snapshot.weights).toEqual((await whole.run.save()).weights);
    expect(second.state.metrics.at(-1)).toEqual(right.metrics.at(-1));
    for (const one of [whole, first, second]) await one.close();
  });

  it('says what went wrong when it diverges, and spoils nothing that was saved before', async () => {
    const sound = open();
    await sound.step();
    const { snapshot } = await saved();
    const wild = { ...snapshot, config: { ...snapshot.config, learningRate: 1e38 } };
    await shelf.save(wild, new Timeline(wild.config));
    const before = await saved();
    const run = await reopened();
    const end = await run.train(silent);
    expect(end.status).toBe('failed');
    expect(end.notice).toContain('the learning rate is too high');
    expect((await saved()).snapshot).toEqual(before.snapshot);
    expect(end.step).toBe(before.snapshot.step);
    expect((await run.run.save()).weights).toEqual(before.snapshot.weights);
    expect(end.metrics.every(({ ndcg10, step }) => step < 2 || ndcg10 < 1)).toBe(true);
    for (const one of [sound, run]) await one.close();
  });
});

describe('the past of a run', () => {
  it('can be entered at any step, and is the same again to the last bit', async () => {
    const run = open();
    const first = await run.train(silent);
    const weights = await run.run.readWeights();
    for (const step of [0, 1, 13, 24]) {
      const back = await run.rewind(0, step, silent);
      expect(back).toMatchObject({
        step,
        status: step === 24 ? 'finished' : step === 0 ? 'idle' : 'paused',
        reached: 24,
      });
      expect(lossesOf(back)).toEqual(lossesOf(first).filter(([at]) => at <= step));
      const again = await run.train(silent);
      expect(lossesOf(again)).toEqual(lossesOf(first));
      expect(again.metrics).toEqual(first.metrics);
      expect(await run.run.readWeights()).toEqual(weights);
      if (step === 0) expect(again.replay).toEqual({ compared: 5, identical: 5 });
    }
    await run.close();
  });

  it('would notice a replay that is another', async () => {
    const run = open();
    await run.train(silent);
    await run.rewind(0, 0, silent);
    const [, variable] = parametersOf(run.run.weights)[0];
    tf.tidy(() => variable.assign(tf.add(variable, 0.01)));
    const { replay } = await run.train(silent);
    expect(replay).toEqual({ compared: 5, identical: 0 });
    await run.close();
  });

  it('branches with another learning rate, loss or seed, and each branch keeps its own course', async () => {
    const run = open();
    const first = await run.train(silent);
    await run.rewind(0, 12, silent);
    for (const change of [{ learningRate: 0.1 }, { loss: 'bpr-max' as const }, { seed: 5 }]) {
      await run.rewind(0, 12, silent);
      const left = await run.branch({ ...config, ...change });
      expect(left).toMatchObject({ step: 12, status: 'paused', reached: 12, config: change });
      const end = await run.train(silent);
      const common = (state: RunState) => lossesOf(state).filter(([at]) => at <= 12);
      expect(common(end)).toEqual(common(first));
      expect(lossesOf(end).at(-1)).not.toEqual(lossesOf(first).at(-1));
    }
    expect(run.branches.map(({ parent, from, reached }) => [parent, from, reached])).toEqual([
      [null, 0, 24],
      [0, 12, 24],
      [0, 12, 24],
      [0, 12, 24],
    ]);
    const home = await run.rewind(0, 24, silent);
    expect(lossesOf(home)).toEqual(lossesOf(first));
    await run.close();
  });

  it('outlives the page', async () => {
    const run = open();
    await run.train(silent);
    await run.rewind(0, 12, silent);
    await run.branch({ ...config, learningRate: 0.1 });
    const end = await run.train(silent);
    const back = await reopened();
    expect(back.branches).toEqual(run.branches);
    expect(lossesOf(back.state)).toEqual(lossesOf(end));
    await back.rewind(0, 5, silent);
    await back.rewind(1, 24, silent);
    expect(lossesOf(back.state)).toEqual(lossesOf(end));
    for (const one of [run, back]) await one.close();
  });

  it('refuses a branch whose weights would have another shape, and begins such a one anew', async () => {
    const run = open();
    await run.step();
    await expect(run.branch({ ...config, width: 16 })).rejects.toThrow('another shape');
    const anew = await run.restart({ ...config, width: 16 });
    expect(anew).toMatchObject({ step: 0, status: 'idle', config: { width: 16 } });
    await run.train(silent);
    const back = await run.rewind(0, 1, silent);
    expect(back).toMatchObject({ step: 1, config: { width: 8 } });
    await run.removeBranch(1);
    expect(run.branches).toHaveLength(1);
    await run.close();
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const run = open();
    await run.train(silent);
    await run.rewind(0, 12, silent);
    await run.branch({ ...config, seed: 3 });
    await run.restart(config);
    await run.close();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('weights from a file', () => {
  const strangers = async () => {
    const run = open({ ...config, seed: 9 });
    await run.step();
    const { weights } = await run.run.save();
    await run.close();
    return { file: 'mine.safetensors', config: { ...config, seed: 9 }, step: 5, weights };
  };

  it('become a course of the run, measured and saved, and the course before stays', async () => {
    const run = open();
    await run.train(silent, 1);
    const before = (await run.run.save()).weights;
    const opened = await strangers();
    const state = await run.open(opened);
    expect(state).toMatchObject({ origin: 'trained', step: 5, reached: 5, losses: [], config: { seed: 9 } });
    expect(state.metrics).toHaveLength(1);
    expect(run.branches.map(({ file }) => file)).toEqual([undefined, 'mine.safetensors']);
    expect((await run.run.save()).weights).toEqual(opened.weights);
    const again = await reopened();
    expect(again.state).toMatchObject({ origin: 'trained', step: 5 });
    expect((await again.run.save()).weights).toEqual(opened.weights);
    await again.rewind(run.branches[0].id, 12, silent);
    expect((await again.run.save()).weights).toEqual(before);
  });

  it('can be trained on, and returned to: nothing is made of fresh weights in their place', async () => {
    for (const step of [0, 5]) {
      const run = open();
      const opened = { ...(await strangers()), step };
      await run.open(opened);
      await run.step();
      await run.step();
      expect(run.state.step).toBe(step + 2);
      await run.rewind(run.state.branch, 0, silent);
      expect(run.state.step).toBe(step);
      expect((await run.run.save()).weights).toEqual(opened.weights);
      await run.close();
    }
  });

  it('that do not fit leave the run as it is', async () => {
    const run = open();
    await run.train(silent, 1);
    const { weights } = await run.run.save();
    const { items: _, ...fewer } = weights;
    await expect(run.open({ ...(await strangers()), weights: fewer })).rejects.toThrow('“items” is missing');
    expect(run.branches).toHaveLength(1);
    expect((await run.run.save()).weights).toEqual(weights);
  });
});
