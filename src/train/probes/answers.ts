/** What a recommender answers each of the asked players: where the target is, which games are shown, and how surely. */
import type { Holdout } from '../../data/split';
import type { Recommender } from '../../models/recommender';
import { eachAnswer, rankOf } from '../evaluate';
import type { Confidence, Ranks } from '../protocol';

/** Games in a list of recommendations. */
export const LIST = 10;

/** @param probable its scores can be made into probabilities of the games */
export async function answersOf(
  recommender: Recommender,
  questions: readonly Holdout[],
  games: number,
  probable: boolean,
): Promise<Pick<Ranks, 'ranks' | 'recommended' | 'confidence'>> {
  const players = questions.length;
  const ranks = new Uint16Array(players);
  const recommended = new Uint32Array(games + 1);
  const confidence: Confidence = {
    first: new Float32Array(players),
    list: new Float32Array(players),
    score: new Float32Array(players),
  };
  await eachAnswer(recommender, questions, games, (scores, question, player) => {
    ranks[player] = rankOf(scores, question);
    const shown = listOf(scores, question.input, LIST);
    for (const item of shown) recommended[item]++;
    if (!probable) return;
    const probabilities = probabilitiesOf(scores, question.input, shown);
    confidence.first[player] = probabilities[0];
    confidence.list[player] = probabilities.reduce((sum, p) => sum + p, 0);
    confidence.score[player] = scores[shown[0]];
  });
  return { ranks, recommended, confidence: probable ? confidence : null };
}

/** The k best games that the player does not own; of equal scores the lower id. */
export function listOf(scores: Float32Array, input: ArrayLike<number>, k: number): number[] {
  const seen = new Set(Array.from(input));
  const list: number[] = [];
  for (let item = 1; item < scores.length; item++) {
    if (seen.has(item) || (list.length === k && !(scores[item] > scores[list[k - 1]]))) continue;
    let place = Math.min(list.length, k - 1);
    for (; place > 0 && scores[item] > scores[list[place - 1]]; place--) list[place] = list[place - 1];
    list[place] = item;
  }
  return list;
}

/** The softmax over all games that the player does not own, at a few of them. */
export function probabilitiesOf(
  scores: Float32Array,
  input: ArrayLike<number>,
  items: readonly number[],
): number[] {
  const seen = new Set(Array.from(input));
  const highest = Math.max(...items.map((item) => scores[item]));
  let sum = 0;
  for (let item = 1; item < scores.length; item++) {
    if (!seen.has(item)) sum += Math.exp(scores[item] - highest);
  }
  return items.map((item) => Math.exp(scores[item] - highest) / sum);
}
