/**
 * A first-order Markov chain with back-off: what came right after the last game, elsewhere? Where nothing ever did, the
 * game before it is asked; popularity orders what that leaves equal.
 */
import { emptyScores, type Recommender } from './recommender';

/** So little that popularity only orders what the chain leaves equal. */
const BACK_OFF = 1e-3;

export function markov(histories: readonly ArrayLike<number>[], games: number): Recommender {
  const side = games + 1;
  const { after, left } = transitionsOf(histories, games);
  const count = new Float32Array(side);
  for (const history of histories) for (let t = 0; t < history.length; t++) count[history[t]]++;
  const players = count.reduce((sum, n) => sum + n, 0);
  return {
    async score(asked) {
      const scores = emptyScores(asked.length, games);
      asked.forEach((history, row) => {
        const known = history[askedAt(history, left)];
        for (let j = 1; j < side; j++) {
          const next = left[known] > 0 ? after[known * side + j] / left[known] : 0;
          scores[row * side + j] = next + (BACK_OFF * count[j]) / players;
        }
      });
      return scores;
    },
  };
}

export interface Transitions {
  /** [(V + 1) × (V + 1)] how often the game of the column came right after that of the row. */
  after: Float32Array;
  /** [V + 1] how often anything did. */
  left: Float32Array;
}

export function transitionsOf(histories: readonly ArrayLike<number>[], games: number): Transitions {
  const side = games + 1;
  const after = new Float32Array(side * side);
  const left = new Float32Array(side);
  for (const history of histories) {
    for (let t = 1; t < history.length; t++) {
      after[history[t - 1] * side + history[t]]++;
      left[history[t - 1]]++;
    }
  }
  return { after, left };
}

/** Position of the game that is asked: the last one that anything ever followed, else the first. */
export function askedAt(history: ArrayLike<number>, left: Float32Array): number {
  let t = history.length - 1;
  while (t > 0 && left[history[t]] === 0) t--;
  return t;
}
