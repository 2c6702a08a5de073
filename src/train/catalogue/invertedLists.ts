/**
 * Approximate search with inverted lists (IVF; Sivic and Zisserman 2003, Jégou et al. 2011): the games are put into cells
 * by k-means, a query is compared with the centres first, and then only with the games of the `nprobe` cells whose
 * centres score highest.
 */
import { random } from '../../data/random';
import type { Holdout } from '../../data/split';
import { kMeans, spreadOver } from './kmeans';
import { bestOf, scoresFor, type Tower } from './tower';

/** How many are searched for. */
export const K = 10;

/** Everything [cells] is in the order of nprobe, from 1. */
export interface SearchCurve {
  /** [cells] games in each cell, largest first instead. */
  sizes: number[];
  /** [cells] vectors compared, the centres among them, as a share of the catalogue. */
  compared: number[];
  /** [cells] of the ten that exact search finds, the share that is found: of all of them, of the popular and of the rare. */
  recall: { all: number[]; head: number[]; tail: number[] };
  /** [cells] HR@10 of what is found, games owned left out. */
  hr10: number[];
  /** HR@10 of exact search. */
  exact: number;
  queries: number;
}

/**
 * @param questions what each of the tower's players has and gets next
 * @param head the popular games
 */
export function searchCurve(
  tower: Tower,
  questions: readonly Holdout[],
  head: ReadonlySet<number>,
  cells: number,
  seed = 0,
): SearchCurve {
  const { games, width, players } = tower;
  const V = games.length / width;
  const { centres, nearest } = kMeans(games, width, spreadOver(games, width, cells, random(seed, cells)));
  const sizes = new Array<number>(cells).fill(0);
  for (const cell of nearest) sizes[cell]++;

  // Sums over the queries of what comes in with each further cell; to be added up in the end.
  const gained = { compared: zeros(cells), all: zeros(cells), head: zeros(cells), tail: zeros(cells) };
  const hits = zeros(cells);
  let exact = 0;
  let popular = 0;
  players.forEach((player, row) => {
    const scores = scoresFor(tower, games, row);
    const order = bestOf(scoresFor(tower, centres, row), cells).map((centre) => centre - 1);
    const turn = new Array<number>(cells);
    order.forEach((cell, at) => {
      turn[cell] = at;
      gained.compared[at] += sizes[cell];
    });
    const turnOf = (item: number) => turn[nearest[item - 1]];
    for (const item of bestOf(scores, K)) {
      gained.all[turnOf(item)]++;
      gained[head.has(item) ? 'head' : 'tail'][turnOf(item)]++;
      if (head.has(item)) popular++;
    }
    const { input, target } = questions[player];
    const own = scores[target];
    const owned = new Set(input);
    const better = Array.from(scores.keys()).filter(
      (item) =>
        item > 0 && !owned.has(item) && (scores[item] > own || (scores[item] === own && item < target)),
    );
    if (better.length < K) exact++;
    for (let probed = 0; probed < cells; probed++) {
      const before = better.filter((item) => turnOf(item) <= probed).length;
      if (turnOf(target) <= probed && before < K) hits[probed]++;
    }
  });

  const queries = players.length;
  const shares = (values: number[], of: number) => running(values).map((sum) => (of > 0 ? sum / of : 1));
  return {
    sizes: sizes.sort((a, b) => b - a),
    compared: shares(gained.compared, queries * V).map((share) => share + cells / V),
    recall: {
      all: shares(gained.all, queries * K),
      head: shares(gained.head, popular),
      tail: shares(gained.tail, queries * K - popular),
    },
    hr10: hits.map((count) => count / queries),
    exact: exact / queries,
    queries,
  };
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

function running(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
