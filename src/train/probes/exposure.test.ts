import { describe, expect, it } from 'vitest';
import { coverageOf, giniOf, shareOf } from './exposure';

describe('exposure', () => {
  it('covers the games that are shown at all', () => {
    expect(coverageOf([99, 0, 3, 0, 1])).toBe(0.5);
    expect(coverageOf(Uint32Array.of(0, 1, 1, 1))).toBe(1);
  });

  it('is spread by Gini: 0 where all are alike, (n − 1) / n where one has all, half the mean difference otherwise', () => {
    expect(giniOf([0, 5, 5, 5, 5])).toBeCloseTo(0, 12);
    expect(giniOf([0, 0, 0, 0, 12])).toBeCloseTo(3 / 4, 12);
    // Differences between ordered pairs of 1, 2, 3: mean 8 / 9, over twice the mean of 2.
    expect(giniOf([0, 3, 1, 2])).toBeCloseTo(8 / 9 / 4, 12);
    expect(giniOf([7, 0, 0])).toBe(0);
  });

  it('of a head is its share of all places', () => {
    expect(shareOf([0, 6, 2, 1, 1], new Set([1, 3]))).toBe(0.7);
    expect(shareOf([0, 0, 0], new Set([1]))).toBe(0);
  });
});
