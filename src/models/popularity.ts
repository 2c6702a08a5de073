/** Popularity: everybody gets the same list. The least that a recommender must beat. */
import { emptyScores, type Recommender } from './recommender';

export function popularity(histories: readonly ArrayLike<number>[], games: number): Recommender {
  const count = new Float32Array(games + 1);
  for (const history of histories) for (let t = 0; t < history.length; t++) count[history[t]]++;
  return {
    async score(asked) {
      const scores = emptyScores(asked.length, games);
      for (let i = 0; i < asked.length; i++) scores.set(count.subarray(1), i * (games + 1) + 1);
      return scores;
    },
  };
}
