/** Leave-one-out, full ranking: where in the list of all games not yet owned does the held-out one come? */
import type { Holdout } from '../data/split';
import type { Recommender } from '../models/recommender';
import type { Metrics } from './protocol';

/** Histories scored in one call. */
const CHUNK = 256;

/** HR@10, NDCG@10 and MRR over the questions. One target each, so NDCG is 1 / log₂(1 + rank). */
export async function evaluate(
  recommender: Recommender,
  questions: readonly Holdout[],
  games: number,
  onProgress?: (done: number) => void,
): Promise<Metrics> {
  const sum = { hr10: 0, ndcg10: 0, mrr: 0 };
  for (let start = 0; start < questions.length; start += CHUNK) {
    const chunk = questions.slice(start, start + CHUNK);
    const scores = await recommender.score(chunk.map(({ input }) => input));
    chunk.forEach((question, i) => {
      const rank = rankOf(scores.subarray(i * (games + 1), (i + 1) * (games + 1)), question);
      sum.hr10 += rank <= 10 ? 1 : 0;
      sum.ndcg10 += rank <= 10 ? 1 / Math.log2(1 + rank) : 0;
      sum.mrr += 1 / rank;
    });
    onProgress?.(start + chunk.length);
  }
  const n = questions.length;
  return { hr10: sum.hr10 / n, ndcg10: sum.ndcg10 / n, mrr: sum.mrr / n };
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
