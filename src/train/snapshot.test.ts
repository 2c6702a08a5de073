import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContainer, writeContainer } from '../data/container';
import { DataError } from '../data/dataError';
import { defaults } from '../models/config';
import { normals } from '../testing/numbers';
import { decodeSnapshot, encodeCheckpoint, encodeSnapshot, type Snapshot } from './snapshot';

const snapshot: Snapshot = {
  model: 'gru4rec',
  dataset: 'twin',
  games: 7,
  config: { ...defaults.gru4rec, bptt: 'session-parallel', seed: 3 },
  step: 123,
  losses: [
    { step: 5, epoch: 0.5, loss: 2.25 },
    { step: 10, epoch: 1, loss: -0.125 },
  ],
  metrics: [{ step: 10, epoch: 1, hr10: 0.25, ndcg10: 0.125, mrr: 0.0625, players: 1000 }],
  weights: {
    items: { shape: [8, 3], values: normals(1, 24) },
    'blocks.0.query.kernel': { shape: [3], values: Float32Array.of(1e-30, -3e38, 0.1) },
    scalar: { shape: [], values: Float32Array.of(4) },
  },
  optimiser: {
    m: normals(2, 28),
    v: normals(3, 28).map(Math.abs),
    updates: 5,
    state: { shape: [2, 3], values: normals(4, 6) },
  },
};

const decode = (
  change: (header: Record<string, unknown>, sections: Record<string, never>) => void,
  from = snapshot,
) => {
  const { header, sections } = readContainer(encodeSnapshot(from), 'checkpoint');
  const [newHeader, newSections] = [
    structuredClone(header) as Record<string, unknown>,
    Object.fromEntries(sections),
  ];
  change(newHeader, newSections as Record<string, never>);
  return () => decodeSnapshot(writeContainer('checkpoint', newHeader, newSections));
};

describe('a snapshot', () => {
  it('comes back exactly', () => {
    expect(decodeSnapshot(encodeSnapshot(snapshot))).toEqual(snapshot);
    const plain = {
      ...snapshot,
      optimiser: { m: normals(2, 28), v: normals(3, 28), updates: 0, state: null },
    };
    expect(decodeSnapshot(encodeSnapshot(plain))).toEqual(plain);
    expect(decodeSnapshot(encodeSnapshot({ ...snapshot, optimiser: null })).optimiser).toBeNull();
  });

  it('as a checkpoint is about half as large, without optimiser or losses, and its weights are close', () => {
    const soundly = { ...snapshot, weights: { items: { shape: [200, 30], values: normals(5, 6000) } } };
    const bytes = encodeCheckpoint(soundly);
    expect(bytes.length).toBeLessThan(0.55 * encodeSnapshot({ ...soundly, optimiser: null }).length);
    const { weights, ...rest } = decodeSnapshot(bytes);
    const { weights: _, ...own } = soundly;
    expect(rest).toEqual({ ...own, losses: [], optimiser: null });
    const values = soundly.weights.items.values;
    const range = Math.max(...values) - Math.min(...values);
    weights.items.values.forEach((value, i) => {
      expect(Math.abs(value - values[i])).toBeLessThan(range / 100_000);
    });
  });

  it('is refused or the same after any change to its bytes', () => {
    const bytes = encodeSnapshot(snapshot);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] ^= change;
        try {
          expect(decodeSnapshot(damaged)).toEqual(snapshot);
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when truncated or of another kind', () => {
    const bytes = encodeSnapshot(snapshot);
    for (let length = 0; length < bytes.length; length += 7) {
      expect(() => decodeSnapshot(bytes.slice(0, length))).toThrow(DataError);
    }
    expect(() => decodeSnapshot(writeContainer('tape', {}, {}))).toThrow(DataError);
  });

  it('is refused when its weights are not numbers, exact or not', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const broken = { ...snapshot, weights: { items: { shape: [2], values: Float32Array.of(1, bad) } } };
      expect(() => decodeSnapshot(encodeSnapshot(broken))).toThrow(/not numbers \(“items”\)/);
      expect(() => encodeCheckpoint(broken)).toThrow(DataError);
    }
    const quantised = encodeCheckpoint({
      ...snapshot,
      weights: { items: { shape: [2], values: Float32Array.of(0, 1) } },
    });
    const { header, sections } = readContainer(quantised, 'checkpoint');
    const forged = { ...(header as object), scales: { items: { min: 0, step: 1e40 } } };
    expect(() => decodeSnapshot(writeContainer('checkpoint', forged, Object.fromEntries(sections)))).toThrow(
      /not numbers/,
    );
  });

  it('is refused when its optimiser is not of numbers', () => {
    for (const part of ['m', 'v'] as const) {
      const optimiser = {
        ...(snapshot.optimiser as NonNullable<Snapshot['optimiser']>),
        [part]: Float32Array.of(Number.NaN),
      };
      expect(() => decodeSnapshot(encodeSnapshot({ ...snapshot, optimiser }))).toThrow(DataError);
    }
  });

  it('is refused when half of its optimiser is missing', () => {
    expect(decode((_, sections) => delete sections['optimiser/v'])).toThrow(DataError);
    expect(decode((_, sections) => delete sections['optimiser/m'])).toThrow(DataError);
  });

  it.each<[string, unknown]>([
    ['model', 'tiger'],
    ['model', null],
    ['step', -1],
    ['step', 1.5],
    ['games', '7'],
    ['losses', [{ step: 1 }]],
    ['metrics', 3],
    ['config', {}],
    ['config', { ...defaults.gru4rec, width: 1e9 }],
    ['config', { ...defaults.gru4rec, batchSize: 0 }],
    ['config', { ...defaults.gru4rec, loss: 'hinge' }],
    ['config', { ...defaults.gru4rec, dropout: 1 }],
    ['config', { ...defaults.gru4rec, seed: null }],
    ['scales', { items: 1 }],
  ])('is refused with %s = %o', (key, value) => {
    expect(
      decode((header) => {
        header[key] = value;
      }),
    ).toThrow(DataError);
  });
});
