import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/close';
import { itemknn } from './itemknn';
import { markov } from './markov';
import { popularity } from './popularity';
import type { Recommender } from './recommender';

const histories = [
  [1, 2, 3],
  [1, 2, 4],
  [2, 3],
  [5, 1],
];
const GAMES = 6;

const scoresOf = async (recommender: Recommender, history: number[]) => [
  ...(await recommender.score([history])),
];

/** Ids from the highest score to the lowest. */
const ranked = (scores: number[]) =>
  scores
    .map((_, id) => id)
    .slice(1)
    .sort((a, b) => scores[b] - scores[a]);

describe('popularity', () => {
  it('counts players, whoever asks', async () => {
    const counts = [Number.NEGATIVE_INFINITY, 3, 3, 2, 1, 1, 0];
    expect(await scoresOf(popularity(histories, GAMES), [6])).toEqual(counts);
    expect([...(await popularity(histories, GAMES).score([[1], [5, 2]]))]).toEqual([...counts, ...counts]);
  });
});

describe('item-kNN', () => {
  it('is the cosine between the players of two games', async () => {
    const [, ...scores] = await scoresOf(itemknn(histories, GAMES), [2]);
    // Owners: 1 three, 2 three, 3 two, 4 one, 5 one. With 2: game 1 twice, 3 twice, 4 once, 5 never.
    expectClose(scores, [2 / 3, 1, 2 / Math.sqrt(6), 1 / Math.sqrt(3), 0, 0], 1e-6);
  });

  it('adds up over the history, in whatever order', async () => {
    const knn = itemknn(histories, GAMES);
    const [, ...both] = await scoresOf(knn, [2, 5]);
    expectClose(both, [2 / 3 + 1 / Math.sqrt(3), 1, 2 / Math.sqrt(6), 1 / Math.sqrt(3), 1, 0], 1e-6);
    expectClose((await scoresOf(knn, [5, 2])).slice(1), both, 1e-6);
  });
});

describe('Markov', () => {
  it('ranks by what came right after the last game, then by popularity', async () => {
    const scores = await scoresOf(markov(histories, GAMES), [1, 2]);
    // After 2: 3 twice, 4 once. The rest by popularity: 1 and 2 thrice, 5 once, 6 never.
    expect(ranked(scores)).toEqual([3, 4, 1, 2, 5, 6]);
    expectClose([scores[3], scores[4]], [2 / 3, 1 / 3], 1e-2);
  });

  it('never lets popularity outdo a transition', async () => {
    const popular = Array.from({ length: 500 }, () => [6, 5]);
    const scores = await scoresOf(
      markov([...popular, ...Array(400).fill([1, 2]), ...Array(401).fill([1, 3])], GAMES),
      [1],
    );
    expect(ranked(scores).slice(0, 2)).toEqual([3, 2]);
  });

  it('asks the game before the last where nothing ever followed the last, and popularity only then', async () => {
    // Nothing ever followed 3, and 4 followed 6.
    expect(ranked(await scoresOf(markov([...histories, [6, 4]], GAMES), [6, 3]))[0]).toBe(4);
  });

  it('falls back on popularity for a game it has never seen followed', async () => {
    const scores = await scoresOf(markov(histories, GAMES), [4]);
    expect(ranked(scores)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
