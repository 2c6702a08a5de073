/** Leave-one-out, full ranking: where in the list of all games not yet owned does the held-out one come? */
import type { Holdout } from '../data/split';
import type { Recommender } from '../models/recommender';
import type { Metrics } from './protocol';

/** Histories scored in one call. */
const CHUNK = 256;

/** HR@10, NDCG@10 and MRR over the questions. */
export const evaluate = async (...asked: Parameters<typeof ranksOf>): Promise<Metrics> =>
  metricsOf(await ranksOf(...asked));

/** The rank of the held-out game in each question. */
export async function ranksOf(
  recommender: Recommender,
  questions: readonly Holdout[],
  games: number,
  onProgress?: (done: number) => void,
): Promise<number[]> {
  const ranks: number[] = [];
  for (let start = 0; start < questions.length; start += CHUNK) {
    const chunk = questions.slice(start, start + CHUNK);
    const scores = await recommender.score(chunk.map(({ input }) => input));
    chunk.forEach((question, i) => {
      ranks.push(rankOf(scores.subarray(i * (games + 1), (i + 1) * (games + 1)), question));
    });
    onProgress?.(ranks.length);
  }
  return ranks;
}

/** One target each, so NDCG is 1 / log₂(1 + rank). */
export function metricsOf(ranks: readonly number[]): Metrics {
  const mean = (of: (rank: number) => number) =>
    ranks.reduce((sum, rank) => sum + of(rank), 0) / ranks.length;
  return {
    hr10: mean((rank) => (rank <= 10 ? 1 : 0)),
    ndcg10: mean((rank) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0)),
    mrr: mean((rank) => 1 / rank),
  };
}

/**
 * From 1. Games of the history do not compete; of equal scores, the lower id comes first; scores that are not numbers
 * put the target last.
 */
export function rankOf(scores: Float32Array, { input, target }: Holdout): number {
  const own = scores[target];
  const behind = (id: number) => scores[id] < own || (scores[id] === own && id > target);
  const seen = new Set(input);
  let rank = 1;
  for (let id = 1; id < scores.length; id++) if (id !== target && !behind(id) && !seen.has(id)) rank++;
  return rank;
}
