/** The counted recommenders by name: what every trained one must be seen to beat. */
import type { Holdout } from '../data/split';
import { itemknn } from '../models/itemknn';
import { markov } from '../models/markov';
import { popularity } from '../models/popularity';
import type { Recommender } from '../models/recommender';
import { evaluate } from './evaluate';
import { type BaselineName, type BaselineRow, baselineNames } from './protocol';

export const baselines: Record<
  BaselineName,
  (histories: readonly ArrayLike<number>[], games: number) => Recommender
> = { popularity, itemknn, markov };

/** How each of them does on these questions, learning from these histories. */
export function measureBaselines(
  training: readonly ArrayLike<number>[],
  questions: readonly Holdout[],
  games: number,
): Promise<BaselineRow[]> {
  const rows = baselineNames.map(async (name) => ({
    name,
    ...(await evaluate(baselines[name](training, games), questions, games)),
  }));
  return Promise.all(rows);
}
