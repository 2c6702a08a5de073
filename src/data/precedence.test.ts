import { describe, expect, it } from 'vitest';
import { orderTest, Precedence } from './precedence';

const histories = [
  [1, 2, 3],
  [1, 3, 2],
  [2, 1],
  [1, 2],
];

describe('Precedence', () => {
  const precedence = new Precedence(histories, 4);

  it('counts in how many libraries one game stands before another', () => {
    const pair = { first: 1, second: 2, ahead: 3, both: 4 };
    expect(precedence.pair(1, 2)).toEqual(pair);
    expect(precedence.pair(2, 1)).toEqual(pair);
    expect(precedence.pair(3, 4)).toMatchObject({ ahead: 0, both: 0 });
  });

  it('names the companions of a game, most common first', () => {
    expect(precedence.companions(2, 5).map(({ first, second, both }) => [first, second, both])).toEqual([
      [1, 2, 4],
      [2, 3, 2],
    ]);
    expect(precedence.companions(4, 5)).toEqual([]);
  });

  it('names the most one-sided pairs, those of many libraries first', () => {
    expect(precedence.mostOneSided(1, 2).map(({ first, second }) => [first, second])).toEqual([
      [1, 3],
      [1, 2],
    ]);
    expect(precedence.mostOneSided(3, 9)).toHaveLength(1);
  });

  it('scores a game by how much more often it stands before others', () => {
    const scores = precedence.scores();
    expect(scores[1]).toBeCloseTo((2 * 5) / 6 - 1);
    expect(scores[4]).toBe(0);
  });
});

describe('orderTest', () => {
  it('is right about what all libraries agree on, and half right about what it has never seen', () => {
    expect(
      orderTest(
        [
          [1, 2, 3],
          [1, 2, 3],
          [2, 3],
          [1, 3],
        ],
        5,
      ),
    ).toEqual({ right: 1, pairs: 4 });
    expect(
      orderTest(
        [
          [1, 2],
          [4, 5],
        ],
        5,
      ),
    ).toEqual({ right: 0.5, pairs: 1 });
  });

  it('learns from one half of the players only', () => {
    expect(
      orderTest(
        [
          [1, 2],
          [2, 1],
          [1, 2],
          [2, 1],
        ],
        2,
      ).right,
    ).toBe(0);
  });
});
