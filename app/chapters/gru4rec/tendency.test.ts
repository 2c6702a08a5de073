import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/data/dataset';
import type { UnitResponses } from '../../../src/train/protocol';
import { chanceOf, endsOf, genreCounts, leaningOf, pushes, tendencyOf } from './tendency';

/** 100 games: the first 20 are Racing, every second one Action. */
const dataset = {
  games: Array.from({ length: 101 }, (_, item) => ({
    appId: item,
    title: `Game ${item}`,
    genres: item === 0 ? [] : [...(item <= 20 ? ['Racing'] : []), ...(item % 2 ? ['Action'] : [])],
    year: null,
  })),
} as unknown as Dataset;

/** Unit 0 rises with the item id; unit 1 is of no order. */
const responses: UnitResponses = {
  width: 2,
  candidate: Float32Array.from({ length: 200 }, (_, i) => {
    const item = (i >> 1) + 1;
    return i % 2 === 0 ? item / 100 : ((item * 37) % 101) / 101;
  }),
  update: new Float32Array(200).fill(0.5),
  ...{ highest: [], lowest: [], players: 0, events: 0 },
};

describe('the games that push a unit', () => {
  it('are put in order by the state that they leave', () => {
    const sorted = pushes(responses, 0);
    expect([sorted[0].item, sorted.at(-1)?.item]).toEqual([100, 1]);
    expect(sorted[0]).toMatchObject({ n: 1, z: 0.5, h: 0.5 });
    const { highest, lowest } = endsOf(sorted);
    expect([highest.length, lowest.length, lowest[0].item, lowest[19].item]).toEqual([20, 20, 1, 20]);
  });

  it('are compared with a random choice', () => {
    // 1 of 2 drawn from 4 of which 2 are marked: 1 − C(2,2)/C(4,2).
    expect(chanceOf(1, 2, 2, 4)).toBeCloseTo(5 / 6);
    expect(chanceOf(2, 2, 2, 4)).toBeCloseTo(1 / 6);
    expect(chanceOf(0, 2, 2, 4)).toBeCloseTo(1);
    expect(chanceOf(3, 3, 4, 4)).toBeCloseTo(1);
  });

  it('may lean to a genre, or to none', () => {
    const counts = genreCounts(dataset);
    expect(counts).toEqual(
      new Map([
        ['Racing', 20],
        ['Action', 50],
      ]),
    );
    const ends = endsOf(pushes(responses, 0));
    const lowest = tendencyOf(
      ends.lowest.map(({ item }) => item),
      dataset,
      counts,
    );
    expect(lowest).toMatchObject({ genre: 'Racing', count: 20, asked: 20, inCatalogue: 20 });
    expect(lowest?.chance).toBeLessThan(1e-15);
    const highest = tendencyOf(
      ends.highest.map(({ item }) => item),
      dataset,
      counts,
    );
    expect(highest).toMatchObject({ genre: 'Action', count: 10 });
    expect(highest?.chance).toBeGreaterThan(0.4);
    expect(
      tendencyOf(
        [2, 4],
        { ...dataset, games: dataset.games.map((game) => ({ ...game, genres: [] })) },
        counts,
      ),
    ).toBeNull();
    expect(leaningOf(responses, dataset)).toEqual({ units: 1, of: 2, comparisons: 8 });
  });
});
