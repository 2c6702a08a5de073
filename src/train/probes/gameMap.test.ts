import { beforeAll, describe, expect, it } from 'vitest';
import { neuralModels } from '../../models/config';
import { startBackends } from '../../testing/backends';
import { GAMES, toyConfig } from '../../testing/toy';
import { Run } from '../run';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../snapshot';
import { mapOf, mapOfSnapshot, nearestOnMap, neighboursOf } from './gameMap';

beforeAll(startBackends);

const histories = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 1],
];

describe.each(neuralModels)('the map of %s', (model) => {
  async function trained() {
    const run = new Run(model, toyConfig(model), histories, GAMES);
    for (let step = 0; step < 5; step++) run.advance().dispose();
    const map = mapOf(await run.readCatalogue(), GAMES);
    const snapshot: Snapshot = {
      ...(await run.save()),
      model,
      dataset: 'toy',
      games: GAMES,
      config: run.config,
      losses: [],
      metrics: [],
    };
    return { run, map, snapshot };
  }

  it('is the same from a run and from its file', async () => {
    const { run, map, snapshot } = await trained();
    expect(map.vectors).toHaveLength(GAMES * map.width);
    expect(mapOfSnapshot(decodeSnapshot(encodeSnapshot(snapshot)), 'toy', GAMES)).toEqual(map);
    expect(() => mapOfSnapshot(snapshot, 'another', GAMES)).toThrow('trained on “toy”');
    expect(() => mapOfSnapshot(snapshot, 'toy', GAMES - 1)).toThrow('trained on “toy”');
    run.dispose();
  });

  it('puts games in the order in which the model would score them for a hidden vector like theirs', async () => {
    const { run, map } = await trained();
    const item = 3;
    const row = (of: number) => map.vectors.subarray((of - 1) * map.width, of * map.width);
    const scores = Array.from({ length: GAMES }, (_, j) =>
      row(j + 1).reduce((sum, x, k) => sum + x * row(item)[k], map.bias?.[j] ?? 0),
    );
    for (const { item: other, value } of neighboursOf(map, item, GAMES, 'dot'))
      expect(value).toBeCloseTo(scores[other - 1], 5);
    const order = neighboursOf(map, item, 4, 'dot').map(({ value }) => value);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    run.dispose();
  });
});

describe('neighbours', () => {
  // The second game is the first, three times as long.
  const map = mapOf({ vectors: Float32Array.of(1, 0, 3, 0, 0.4, 1, 0.9, 3), bias: null }, 4);

  it('by dot product prefer long vectors, by cosine the same direction', () => {
    const items = (by: 'dot' | 'cosine') => neighboursOf(map, 1, 3, by).map(({ item }) => item);
    expect(items('dot')).toEqual([2, 4, 3]);
    expect(items('cosine')).toEqual([2, 3, 4]);
    expect(neighboursOf(map, 2, 1, 'cosine')[0].value).toBeCloseTo(1, 6);
  });

  it('by dot product count the bias', () => {
    const biased = mapOf({ vectors: map.vectors, bias: Float32Array.of(0, 0, 9, 0) }, 4);
    expect(neighboursOf(biased, 1, 1, 'dot')[0]).toEqual({ item: 3, value: expect.closeTo(9.4, 5) });
    expect(neighboursOf(biased, 1, 1, 'cosine')[0].item).toBe(2);
  });

  it('on the map are the nearest points, never the game itself', () => {
    expect(nearestOnMap(map, 1, 4).map(({ item }) => item)).toEqual([3, 2, 4]);
  });
});
