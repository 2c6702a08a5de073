import { describe, expect, it } from 'vitest';
import { random } from '../../data/random';
import { kMeans, spreadOver } from './kmeans';
import { codeOf, DIGITS, perplexityOf, semanticIds, sharing, starts } from './semanticIds';
import { trieOf } from './trie';

const WIDTH = 4;
const GAMES = 60;

/** Three groups of games, far from each other, with a spread of their own. */
const vectors = Float32Array.from({ length: GAMES * WIDTH }, (_, i) => {
  const game = Math.floor(i / WIDTH);
  return (game % 3 === i % WIDTH ? 1 : 0) + 0.1 * random(3, i).normal();
});
const made = (codes: number, start: (typeof starts)[number], seed = 0) =>
  semanticIds({ vectors, width: WIDTH }, codes, start, seed);

describe('k-means', () => {
  it('finds groups that are there, and centres in the middle of them', () => {
    const { centres, nearest } = kMeans(vectors, WIDTH, spreadOver(vectors, WIDTH, 3, random(0)));
    const groups = new Set(Array.from(nearest, (c, game) => `${game % 3}:${c}`));
    expect(groups.size).toBe(3);
    for (let c = 0; c < 3; c++)
      for (let j = 0; j < WIDTH; j++) {
        const own = Array.from(nearest.keys()).filter((game) => nearest[game] === c);
        const mean = own.reduce((sum, game) => sum + vectors[game * WIDTH + j], 0) / own.length;
        expect(centres[c * WIDTH + j]).toBeCloseTo(mean, 5);
      }
  });

  it('leaves a centre that nobody is near where it was', () => {
    const begin = Float32Array.of(0, 0, 0, 0, 50, 50, 50, 50);
    const { centres, nearest } = kMeans(vectors, WIDTH, begin);
    expect(nearest.every((c) => c === 0)).toBe(true);
    expect(Array.from(centres.subarray(WIDTH))).toEqual([50, 50, 50, 50]);
  });

  it('can be asked for more centres than there are points', () => {
    const few = vectors.slice(0, 2 * WIDTH);
    const { nearest } = kMeans(few, WIDTH, spreadOver(few, WIDTH, 5, random(1)));
    expect(new Set(nearest).size).toBe(2);
  });
});

describe('semantic IDs', () => {
  it.each(starts)('say more with every digit, from %s', (start) => {
    for (const codes of [4, 8]) {
      const { levels, digits } = made(codes, start);
      const left = levels.map((level) => level.left);
      expect(left[0]).toBeLessThan(1);
      for (let l = 1; l < DIGITS; l++) expect(left[l]).toBeLessThanOrEqual(left[l - 1] + 1e-6);
      for (const { usage, perplexity, dead } of levels) {
        expect(usage.reduce((sum, n) => sum + n, 0)).toBe(GAMES);
        expect(perplexity).toBeGreaterThanOrEqual(1);
        expect(perplexity).toBeLessThanOrEqual(codes - dead + 1e-9);
      }
      expect(digits.every((digit) => digit < codes)).toBe(true);
    }
  });

  it('put groups of games under first digits of their own', () => {
    const { digits } = made(4, 'plus');
    for (let item = 4; item <= GAMES; item++) {
      const first = codeOf(digits, item)[0];
      expect(sharing(digits, [first])).toContain(item);
      expect(sharing(digits, [first]).every((other) => other % 3 === item % 3)).toBe(true);
    }
  });

  it('collapse where the codebook begins far from small vectors', () => {
    const small = { vectors: vectors.map((x) => x / 50), width: WIDTH };
    const collapsed = semanticIds(small, 8, 'noise');
    expect(collapsed.levels[0].dead).toBeGreaterThanOrEqual(6);
    expect(collapsed.levels[0].perplexity).toBeLessThan(2.5);
    expect(collapsed.colliding).toBeGreaterThan(0.9 * GAMES);
    expect(semanticIds(small, 8, 'plus').levels[0].dead).toBe(0);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(made(8, 'plus', 5)).toEqual(made(8, 'plus', 5));
    expect(made(8, 'plus', 5).digits).not.toEqual(made(8, 'plus', 6).digits);
  });

  it('count the games that share a code', () => {
    const { digits, distinct, colliding } = made(4, 'plus');
    const alone = Array.from(
      { length: GAMES },
      (_, index) => sharing(digits, codeOf(digits, index + 1)).length,
    );
    expect(colliding).toBe(alone.filter((n) => n > 1).length);
    expect(trieOf(digits).nodes[DIGITS - 1]).toBe(distinct);
  });
});

describe('perplexity', () => {
  it('is the number of codes where they are used evenly, and 1 where one has everything', () => {
    expect(perplexityOf([5, 5, 5, 5])).toBeCloseTo(4);
    expect(perplexityOf([20, 0, 0])).toBeCloseTo(1);
    expect(perplexityOf([9, 1])).toBeGreaterThan(1);
  });
});
