/** The counted recommenders by name: what every trained one must be seen to beat. */
import { itemknn } from '../models/itemknn';
import { markov } from '../models/markov';
import { popularity } from '../models/popularity';
import type { Recommender } from '../models/recommender';
import type { BaselineName } from './protocol';

export const baselines: Record<
  BaselineName,
  (histories: readonly ArrayLike<number>[], games: number) => Recommender
> = { popularity, itemknn, markov };

export const baselineNames = Object.keys(baselines) as BaselineName[];
