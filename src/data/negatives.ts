/** Negatives: games that are, as far as is known, not the answer. */
import type { Random } from './random';

/** Counts of each item in the histories, indexed by id. */
export function itemCounts(histories: readonly ArrayLike<number>[], games: number): Float64Array {
  const counts = new Float64Array(games + 1);
  for (const history of histories) for (let t = 0; t < history.length; t++) counts[history[t]]++;
  return counts;
}

/** Draws items in proportion to popularity^α (Hidasi et al. 2016; their α is .5, and 0 is uniform). */
export class PopularitySampler {
  private readonly cumulative: Float64Array;

  constructor(counts: Float64Array, alpha = 0.5) {
    let total = 0;
    this.cumulative = counts.map((count, id) => {
      total += id === 0 ? 0 : Math.max(count, 1) ** alpha;
      return total;
    });
  }

  draw(random: Random, k: number): Int32Array {
    const total = this.cumulative[this.cumulative.length - 1];
    return Int32Array.from({ length: k }, () => this.find(random.uniform() * total));
  }

  /** The chance of each item in one draw, indexed by id. */
  probabilities(): Float64Array {
    const total = this.cumulative[this.cumulative.length - 1];
    return this.cumulative.map((sum, id) => (id === 0 ? 0 : (sum - this.cumulative[id - 1]) / total));
  }

  private find(point: number): number {
    let low = 1;
    let high = this.cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cumulative[middle] > point) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** k uniform items outside a history, for each of n predictions (Kang and McAuley 2018). */
export function uniformOutside(
  history: ArrayLike<number>,
  games: number,
  n: number,
  random: Random,
): number[] {
  const own = new Set(Array.from(history));
  if (own.size >= games) throw new Error('a player who owns every game leaves no negative to draw');
  return Array.from({ length: n }, () => {
    let item: number;
    do item = 1 + random.integer(games);
    while (own.has(item));
    return item;
  });
}
