import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunConfig } from '../models/config';
import { startBackends } from '../testing/backends';
import { datasetOf, historiesOf, toyConfig } from '../testing/toy';
import { ManagedRun } from './managedRun';
import { questionsOf } from './questions';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from './snapshot';

/** Node has no IndexedDB: files are kept here. */
const files: Uint8Array[] = [];
vi.mock('./storage', () => ({
  saveRun: async (snapshot: Snapshot) => void files.push(encodeSnapshot(snapshot)),
  loadRun: async () => (files.length > 0 ? saved() : null),
}));

beforeAll(startBackends);
beforeEach(() => {
  files.length = 0;
});

/** Twelve players, one to a batch: a curve has a point, and a file is saved, every three steps. */
const data = datasetOf(historiesOf(1, Array(12).fill(6)));
const questions = questionsOf(data);

const managed = (changes: Partial<RunConfig> = {}) =>
  new ManagedRun(data, questions, 'gru4rec', toyConfig('gru4rec', { epochs: 2, batchSize: 1, ...changes }));

const saved = () => decodeSnapshot(files.at(-1) as Uint8Array);

describe('a managed run', () => {
  it('begins idle and fresh, and trains to its last epoch, measuring and saving on the way', async () => {
    const run = managed();
    expect(run.state).toMatchObject({
      status: 'idle',
      origin: 'fresh',
      step: 0,
      stepsPerEpoch: 12,
      losses: [],
      notice: null,
    });
    const states: string[] = [];
    const end = await run.train(({ status }) => states.push(status));
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
    expect(files.length).toBeGreaterThan(7);
    await run.close();
  });

  it('comes back from what it saved, with its curves, and finished if it was', async () => {
    const run = managed();
    const end = await run.train(() => {});
    const back = ManagedRun.from(data, questions, saved());
    expect(back.state).toEqual({ ...end, secondsPerEpoch: null, secondsLeft: null });
    for (const one of [run, back]) await one.close();
  });

  it('paused, saved and taken up again, learns what it would have learnt at a stretch', async () => {
    const whole = managed();
    const right = await whole.train(() => {});
    const first = managed();
    let reports = 0;
    const paused = await first.train(() => {
      if (reports++ === 0) first.pause();
    });
    expect(paused.status).toBe('paused');
    expect(paused.step).toBeLessThan(24);
    expect(saved().step).toBe(paused.step);
    const second = ManagedRun.from(data, questions, saved());
    expect(second.state.status).toBe('paused');
    const stepped = await second.step();
    expect(stepped).toMatchObject({ status: 'paused', step: paused.step + 1 });
    await second.train(() => {});
    expect(saved().weights).toEqual((await whole.run.save()).weights);
    expect(second.state.metrics.at(-1)).toEqual(right.metrics.at(-1));
    for (const one of [whole, first, second]) await one.close();
  });

  it('says what went wrong when it diverges, and spoils nothing that was saved before', async () => {
    const sound = managed();
    await sound.step();
    files.push(encodeSnapshot({ ...saved(), config: { ...saved().config, learningRate: 1e38 } }));
    const before = saved();
    const run = ManagedRun.from(data, questions, before);
    const end = await run.train(() => {});
    expect(end.status).toBe('failed');
    expect(end.notice).toContain('the learning rate is too high');
    expect(saved()).toEqual(before);
    expect(end.step).toBe(before.step);
    expect((await run.run.save()).weights).toEqual(before.weights);
    expect(end.metrics.every(({ ndcg10, step }) => step < 2 || ndcg10 < 1)).toBe(true);
    for (const one of [sound, run]) await one.close();
  });
});
