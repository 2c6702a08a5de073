/** From ranks to metrics, and how far a metric can be trusted. Plain numbers: the page computes with these too. */
import { random, STREAM } from '../data/random';
import type { Metrics } from './protocol';

/** What one player adds to each metric: there is one target, so NDCG is 1 / log₂(1 + rank). */
export const gains: Record<keyof Metrics, (rank: number) => number> = {
  hr10: (rank) => (rank <= 10 ? 1 : 0),
  ndcg10: (rank) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0),
  mrr: (rank) => 1 / rank,
};

/** A metric's mean over players. */
export function meanGain(ranks: ArrayLike<number>, metric: keyof Metrics): number {
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) sum += gains[metric](ranks[i]);
  return sum / ranks.length;
}

export const metricsOf = (ranks: ArrayLike<number>): Metrics => ({
  hr10: meanGain(ranks, 'hr10'),
  ndcg10: meanGain(ranks, 'ndcg10'),
  mrr: meanGain(ranks, 'mrr'),
});

/**
 * The rank that a target would have among a few sampled games in place of all, as much of the literature reports it:
 * of `candidates` games, rank − 1 are better than the target; `negatives` of them are drawn without replacement.
 *
 * @param candidates games that compete with each player's target
 */
export function sampledRanks(
  ranks: ArrayLike<number>,
  candidates: ArrayLike<number>,
  negatives: number,
  seed: number,
): Uint16Array {
  const stream = random(seed, STREAM.negatives);
  return Uint16Array.from({ length: ranks.length }, (_, player) => {
    let better = ranks[player] - 1;
    let left = candidates[player];
    let drawnBetter = 0;
    for (let draw = 0; draw < negatives && left > 0; draw++, left--) {
      if (stream.uniform() * left >= better) continue;
      better--;
      drawnBetter++;
    }
    return 1 + drawnBetter;
  });
}

export interface Interval {
  low: number;
  high: number;
}

const DRAWS = 1000;

/**
 * Where the mean of `values` would lie in 95 of 100 samples of as many players (Efron's percentile bootstrap). For a
 * difference between two models, give the differences player by player: then both are asked the same players.
 */
export function bootstrap(values: ArrayLike<number>, seed: number): Interval {
  const stream = random(seed, STREAM.sample);
  const n = values.length;
  const means = Float64Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[stream.integer(n)];
    return sum / n;
  }).sort();
  return { low: means[Math.floor(0.025 * DRAWS)], high: means[Math.ceil(0.975 * DRAWS) - 1] };
}
