/**
 * A first-order Markov chain with back-off: what came right after the last game, elsewhere? Where too little is known,
 * the game before it is asked, and popularity last.
 */
import { emptyScores, type Recommender } from './recommender';

/** Each step back counts this much less: a step's counts only order what nearer steps leave equal. */
const BACK_OFF = 1e-3;

export function markov(histories: readonly ArrayLike<number>[], games: number): Recommender {
  const side = games + 1;
  const after = new Float32Array(side * side);
  const count = new Float32Array(side);
  for (const history of histories) {
    for (let t = 0; t < history.length; t++) {
      count[history[t]]++;
      if (t > 0) after[history[t - 1] * side + history[t]]++;
    }
  }
  const left = Float32Array.from({ length: side }, (_, i) =>
    after.subarray(i * side, (i + 1) * side).reduce((sum, n) => sum + n, 0),
  );
  const players = count.reduce((sum, n) => sum + n, 0);
  return {
    async score(asked) {
      const scores = emptyScores(asked.length, games);
      asked.forEach((history, row) => {
        const last = history[history.length - 1];
        for (let j = 1; j < side; j++) {
          const next = left[last] > 0 ? after[last * side + j] / left[last] : 0;
          scores[row * side + j] = next + (BACK_OFF * count[j]) / players;
        }
      });
      return scores;
    },
  };
}
