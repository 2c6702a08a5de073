/**
 * A first-order Markov chain with back-off: what came right after the last game, elsewhere? Where nothing ever did, the
 * game before it is asked; popularity orders what that leaves equal.
 */
import { emptyScores, type Recommender } from './recommender';

/** So little that popularity only orders what the chain leaves equal. */
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
        let t = history.length - 1;
        while (t > 0 && left[history[t]] === 0) t--;
        const known = history[t];
        for (let j = 1; j < side; j++) {
          const next = left[known] > 0 ? after[known * side + j] / left[known] : 0;
          scores[row * side + j] = next + (BACK_OFF * count[j]) / players;
        }
      });
      return scores;
    },
  };
}
