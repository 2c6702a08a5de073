/**
 * Item-kNN: games owned by the same players are alike (Sarwar et al. 2001). A history is a bag: its order is not read.
 *
 *     similarity(i, j) = |players of both| / √(|players of i| |players of j|)
 */
import { emptyScores, type Recommender } from './recommender';

export function itemknn(histories: readonly ArrayLike<number>[], games: number): Recommender {
  const side = games + 1;
  const together = new Float32Array(side * side);
  for (const history of histories) {
    for (let s = 0; s < history.length; s++) {
      for (let t = 0; t < history.length; t++) together[history[s] * side + history[t]]++;
    }
  }
  const owners = Float32Array.from({ length: side }, (_, i) => together[i * side + i]);
  return {
    async score(asked) {
      const scores = emptyScores(asked.length, games);
      asked.forEach((history, row) => {
        for (let t = 0; t < history.length; t++) {
          const i = history[t];
          for (let j = 1; j < side; j++) {
            const both = together[i * side + j];
            if (both > 0) scores[row * side + j] += both / Math.sqrt(owners[i] * owners[j]);
          }
        }
      });
      return scores;
    },
  };
}
