import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { bootstrap, gains, metricsOf, sampledRanks } from './ranks';

describe('metrics of ranks', () => {
  it('count a hit within ten, discount by the logarithm, and reciprocate', () => {
    expect(gains.ndcg10(1)).toBe(1);
    expect(gains.ndcg10(3)).toBe(0.5);
    expect(gains.ndcg10(11)).toBe(0);
    expect(metricsOf([1, 3, 11, 100])).toEqual({
      hr10: 0.5,
      ndcg10: 0.375,
      mrr: (1 + 1 / 3 + 1 / 11 + 1 / 100) / 4,
    });
  });
});

describe('sampled ranks', () => {
  it('are those of the target among the games that were drawn: the share of better ones, on average', () => {
    const players = 4000;
    const ranks = new Uint16Array(players).fill(201);
    const candidates = new Uint16Array(players).fill(1000);
    const sampled = sampledRanks(ranks, candidates, 100, 1);
    const mean = sampled.reduce((sum, rank) => sum + rank, 0) / players;
    // 100 draws of which 200 in 1000 are better: 20 on average, with a deviation of 3.8 for one player.
    expect(mean).toBeCloseTo(21, 0);
    const spread = Math.sqrt(sampled.reduce((sum, rank) => sum + (rank - mean) ** 2, 0) / players);
    expect(spread).toBeCloseTo(Math.sqrt((100 * 0.2 * 0.8 * 900) / 999), 0);
  });

  it('are never worse than the full rank, and equal it when everything is drawn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 60 }), (rank, negatives) => {
        const [one] = sampledRanks([rank], [49], negatives, 3);
        expect(one).toBeLessThanOrEqual(rank);
        expect(one).toBeLessThanOrEqual(negatives + 1);
        if (negatives >= 49) expect(one).toBe(rank);
      }),
    );
  });
});

describe('the bootstrap', () => {
  it('covers the mean that the players were drawn from about 95 times in 100', () => {
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const stream = random(7, trial);
      const values = Array.from({ length: 120 }, () => Number(stream.uniform() < 0.3));
      const { low, high } = bootstrap(values, trial);
      if (low <= 0.3 && 0.3 <= high) covered++;
    }
    expect(covered / 200).toBeGreaterThan(0.89);
    expect(covered / 200).toBeLessThan(0.99);
  });

  it('has no width where all players are alike, and is the same for the same seed', () => {
    expect(bootstrap([0.5, 0.5, 0.5], 0)).toEqual({ low: 0.5, high: 0.5 });
    expect(bootstrap([0, 1, 1, 0, 1], 4)).toEqual(bootstrap([0, 1, 1, 0, 1], 4));
  });
});
