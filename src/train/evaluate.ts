/** Leave-one-out, full ranking: where in the list of all games not yet owned does the held-out one come? */
import type { Holdout } from '../data/split';
import type { Recommender } from '../models/recommender';
import type { Metrics } from './protocol';
import { metricsOf } from './ranks';

/** Histories scored in one call. */
const CHUNK = 256;

/** HR@10, NDCG@10 and MRR over the questions. */
export async function evaluate(
  recommender: Recommender,
  questions: readonly Holdout[],
  games: number,
): Promise<Metrics> {
  return metricsOf(await ranksOf(recommender, questions, games));
}

/** The rank of each question's target. */
export async function ranksOf(
  recommender: Recommender,
  questions: readonly Holdout[],
  games: number,
): Promise<Uint16Array> {
  const ranks = new Uint16Array(questions.length);
  await eachAnswer(recommender, questions, games, (scores, question, player) => {
    ranks[player] = rankOf(scores, question);
  });
  return ranks;
}

/** Puts the questions, a handful at once, and hands on the scores of all games for each: [V + 1]. */
export async function eachAnswer(
  recommender: Recommender,
  questions: readonly Holdout[],
  games: number,
  hear: (scores: Float32Array, question: Holdout, player: number) => void,
): Promise<void> {
  for (let start = 0; start < questions.length; start += CHUNK) {
    const chunk = questions.slice(start, start + CHUNK);
    const scores = await recommender.score(chunk.map(({ input }) => input));
    chunk.forEach((question, i) => {
      hear(scores.subarray(i * (games + 1), (i + 1) * (games + 1)), question, start + i);
    });
  }
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
