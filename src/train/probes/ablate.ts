/** Does a game matter to a prediction? Leave it out, and see. */
import type { Run } from '../run';

/**
 * @param target an item id that `history` does not hold
 * @returns log p(target | history), and the same without each of its games in turn
 */
export async function ablate(
  run: Run,
  history: readonly number[],
  target: number,
): Promise<{ whole: number; without: number[] }> {
  const shorter = history.map((_, left) => history.filter((_, at) => at !== left));
  const scores = await run.score([history, ...shorter].filter(({ length }) => length > 0));
  const [whole, ...without] = Array.from({ length: scores.length / (run.games + 1) }, (_, row) =>
    logProbability(scores.subarray(row * (run.games + 1) + 1, (row + 1) * (run.games + 1)), target - 1),
  );
  return { whole, without };
}

function logProbability(scores: Float32Array, column: number): number {
  const highest = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0);
  return scores[column] - highest - Math.log(sum);
}
