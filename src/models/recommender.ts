/** What every recommender, learnt or counted, can be asked. */

export interface Recommender {
  /**
   * Scores every game for every history.
   *
   * @param histories item ids, oldest first; none is empty
   * @returns [histories × (V + 1)], row-major; the score of item id j of history i is at i (V + 1) + j, and id 0,
   *   the padding item, has −∞
   */
  score(histories: readonly ArrayLike<number>[]): Promise<Float32Array>;
}

/** An all −∞-at-zero table of scores to fill in. */
export function emptyScores(histories: number, games: number): Float32Array {
  const scores = new Float32Array(histories * (games + 1));
  for (let i = 0; i < histories; i++) scores[i * (games + 1)] = Number.NEGATIVE_INFINITY;
  return scores;
}
