import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DataError } from '../data/dataError';
import type { ModelName, RunConfig } from '../models/config';
import { startBackends } from '../testing/backends';
import { GAMES, historiesOf, toyConfig } from '../testing/toy';
import { Run } from './run';
import { decodeSnapshot, encodeCheckpoint, encodeSnapshot, type Snapshot } from './snapshot';

beforeAll(startBackends);

/** Fourteen players, four to a batch: epochs of four steps, or in lanes of sixteen. */
const histories = historiesOf(2, Array(14).fill(5));

const runOf = (model: ModelName, changes: Partial<RunConfig>) =>
  new Run(model, toyConfig(model, { dropout: 0.3, blocks: 1, ...changes }), histories, GAMES);

function advance(run: Run, steps: number): number[] {
  return Array.from({ length: steps }, () => {
    const loss = run.advance();
    const [value] = loss.dataSync();
    loss.dispose();
    return value;
  });
}

async function snapshotOf(run: Run): Promise<Snapshot> {
  const { name: model, config, games } = run;
  return { ...(await run.save()), model, config, games, dataset: 'toy', losses: [], metrics: [] };
}

const endOf = async (run: Run) =>
  JSON.stringify(await run.readWeights(), (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value,
  );

const lanes = { bptt: 'session-parallel' } as const;

describe('a run saved to a file and read back', () => {
  it.each<[ModelName, Partial<RunConfig>]>([
    ['gru4rec', {}],
    ['sasrec', {}],
    ['bert4rec', {}],
    ['sasrec', { norm: 'published', loss: 'bce' }],
    ['sasrec', { loss: 'sampled-softmax' }],
    ['bert4rec', { loss: 'gbce' }],
    ['gru4rec', { loss: 'bpr-max' }],
    ['gru4rec', lanes],
    ['gru4rec', { ...lanes, loss: 'sampled-softmax' }],
    ['gru4rec', { ...lanes, loss: 'top1-max', width: 6 }],
  ])(
    '%s with %o goes on to the last bit, from the middle of an epoch and from its end',
    async (model, changes) => {
      const whole = runOf(model, changes);
      const { stepsPerEpoch } = whole;
      const end = stepsPerEpoch + 6;
      const losses = advance(whole, end);
      for (const stop of [3, stepsPerEpoch, stepsPerEpoch + 2]) {
        const first = runOf(model, changes);
        expect(advance(first, stop)).toEqual(losses.slice(0, stop));
        const bytes = encodeSnapshot(await snapshotOf(first));
        first.dispose();
        const second = runOf(model, changes);
        second.restore(decodeSnapshot(bytes));
        expect(second.step).toBe(stop);
        expect(advance(second, end - stop)).toEqual(losses.slice(stop));
        expect(await endOf(second)).toBe(await endOf(whole));
        second.dispose();
      }
      whole.dispose();
    },
  );

  it('goes on to the last bit also when it began from a shipped checkpoint, which has no moments', async () => {
    const trained = runOf('sasrec', {});
    advance(trained, 6);
    const shipped = decodeSnapshot(encodeCheckpoint(await snapshotOf(trained)));
    const whole = runOf('sasrec', {});
    whole.restore(shipped);
    const losses = advance(whole, 6);
    const first = runOf('sasrec', {});
    first.restore(shipped);
    advance(first, 3);
    const second = runOf('sasrec', {});
    second.restore(decodeSnapshot(encodeSnapshot(await snapshotOf(first))));
    expect(advance(second, 3)).toEqual(losses.slice(3));
    for (const run of [trained, whole, first, second]) run.dispose();
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const first = runOf('gru4rec', lanes);
    advance(first, 3);
    const saved = await snapshotOf(first);
    const second = runOf('gru4rec', lanes);
    advance(second, 2);
    second.restore(saved);
    second.restore(saved);
    advance(second, 1);
    first.dispose();
    second.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('a new run', () => {
  it('refuses settings that contradict each other, and leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    expect(() => runOf('sasrec', { width: 8, heads: 3 })).toThrow(DataError);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(['sasrec', 'bert4rec'] as const)(
    'of %s reads whole histories, whatever it is told of lanes',
    (model) => {
      const [one, other] = [{}, lanes].map((changes) => {
        const run = runOf(model, changes);
        const losses = advance(run, 3);
        run.dispose();
        return losses;
      });
      expect(one).toEqual(other);
    },
  );
});

describe('dropout', () => {
  it.each(['gru4rec', 'sasrec', 'bert4rec'] as const)('drops other numbers of %s in every step', (model) => {
    const differing = (dropout: number) => {
      const config = toyConfig(model, { dropout, learningRate: 0, maskRate: 0.9 });
      // One player, of one game and the next: nothing but dropout can differ from step to step.
      const run = new Run(model, config, [[3, 3]], GAMES);
      const losses = advance(run, 6);
      run.dispose();
      return new Set(losses).size;
    };
    expect(differing(0.5)).toBeGreaterThan(3);
    if (model !== 'bert4rec') expect(differing(0)).toBe(1);
  });
});

describe('restore', () => {
  it('refuses weights, moments and states of another shape, and changes nothing', async () => {
    const wide = runOf('gru4rec', { ...lanes, width: 16 });
    advance(wide, 2);
    const own = runOf('gru4rec', lanes);
    advance(own, 2);
    const before = await endOf(own);
    const [foreign, sound] = [await snapshotOf(wide), await snapshotOf(own)];
    const { optimiser } = sound as { optimiser: NonNullable<Snapshot['optimiser']> };
    const hostile: [string, Snapshot][] = [
      ['weights of a wider model', { ...foreign, optimiser: null }],
      ['no weights', { ...sound, weights: {} }],
      [
        'too few moments',
        { ...sound, optimiser: { ...optimiser, m: optimiser.m.slice(1), v: optimiser.v.slice(1) } },
      ],
      ['moments that differ in number', { ...sound, optimiser: { ...optimiser, v: optimiser.v.slice(1) } }],
      [
        'moments that are no numbers',
        { ...sound, optimiser: { ...optimiser, m: optimiser.m.map(() => Number.NaN) } },
      ],
      [
        'a state of another width',
        { ...sound, optimiser: { ...optimiser, state: foreign.optimiser?.state ?? null } },
      ],
      [
        'a state without rows',
        { ...sound, optimiser: { ...optimiser, state: { shape: [3], values: new Float32Array(3) } } },
      ],
    ];
    const accepted = hostile.filter(([, snapshot]) => {
      try {
        own.restore(snapshot);
        return true;
      } catch (error) {
        return !(error instanceof DataError);
      }
    });
    expect(accepted.map(([name]) => name)).toEqual([]);
    expect(await endOf(own)).toBe(before);
    for (const run of [wide, own]) run.dispose();
  });
});

describe('session-parallel lanes', () => {
  it('train through whole epochs of players of all lengths', () => {
    const uneven = historiesOf(4, [2, 9, 3, 2, 6, 2, 4, 8, 2, 2, 5, 3]);
    const run = new Run('gru4rec', toyConfig('gru4rec', { ...lanes, batchSize: 3 }), uneven, GAMES);
    const losses = advance(run, 5 * run.stepsPerEpoch);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(run.epoch).toBe(5);
    run.dispose();
  });

  it('train on every backend, not only where there is a fused scan', async () => {
    const on = async (backend: string) => {
      await tf.setBackend(backend);
      const run = runOf('gru4rec', { ...lanes, dropout: 0 });
      const losses = advance(run, 3);
      run.dispose();
      return losses;
    };
    const right = await on('wasm');
    const plain = await on('cpu').finally(() => tf.setBackend('wasm'));
    plain.forEach((loss, i) => {
      expect(loss).toBeCloseTo(right[i], 4);
    });
  });
});
