/** What a model knows about games by themselves: their vectors, which are most alike, and a plane to see them on. */
import { DataError } from '../../data/dataError';
import type { GameMap } from '../protocol';
import type { Snapshot } from '../snapshot';
import { principalPlane } from './plane';

/** What a hidden vector is compared with: a vector for each game, [V, d], and perhaps a bias, [V]. */
export type GameVectors = Pick<GameMap, 'vectors' | 'bias'>;

export function mapOf({ vectors, bias }: GameVectors, games: number): GameMap {
  const width = vectors.length / games;
  return { games, width, vectors, bias, ...principalPlane(vectors, width) };
}

/** The map of a model that is at hand as a file: without tfjs, so that it can be shown before tfjs has been loaded. */
export function mapOfSnapshot({ weights, ...of }: Snapshot, dataset: string, games: number): GameMap {
  if (of.dataset !== dataset || of.games !== games)
    throw new DataError(
      `The model that ships with the site was trained on “${of.dataset}”: it knows no other games.`,
    );
  const { items, bias } = weights;
  if (!items || items.shape[0] <= games || (bias && bias.values.length !== games))
    throw new DataError('This checkpoint does not hold a vector for every game: there is no map of it.');
  // Row 0 is the padding item, and what comes after the last game is [MASK].
  const width = items.shape[1];
  const vectors = items.values.slice(width, (games + 1) * width);
  return mapOf({ vectors, bias: bias?.values ?? null }, games);
}

/** `dot`: as the model scores, length and bias counting; `cosine`: by direction alone. */
export type Likeness = 'dot' | 'cosine';

export interface Neighbour {
  item: number;
  value: number;
}

/** The k games that would come first if a game's own vector stood in for the hidden vector of a history. */
export function neighboursOf(map: GameMap, item: number, k: number, by: Likeness): Neighbour[] {
  const { vectors, width, bias } = map;
  const own = vectors.subarray((item - 1) * width, item * width);
  const length = Math.hypot(...own);
  return first(map.games, item, k, (other) => {
    const vector = vectors.subarray((other - 1) * width, other * width);
    let sum = 0;
    for (let j = 0; j < width; j++) sum += own[j] * vector[j];
    return by === 'dot' ? sum + (bias?.[other - 1] ?? 0) : sum / (length * Math.hypot(...vector) || 1);
  });
}

/** The k games that lie nearest on the map. */
export function nearestOnMap({ games, points }: GameMap, item: number, k: number): Neighbour[] {
  const place = (of: number) => [points[2 * (of - 1)], points[2 * (of - 1) + 1]];
  const [x, y] = place(item);
  return first(games, item, k, (other) => {
    const [otherX, otherY] = place(other);
    return -Math.hypot(otherX - x, otherY - y);
  });
}

/** Of all games but one, the k of the highest value; of equals the lower id. */
function first(games: number, but: number, k: number, worth: (item: number) => number): Neighbour[] {
  const others = Array.from({ length: games }, (_, index) => index + 1).filter((item) => item !== but);
  return others
    .map((item) => ({ item, value: worth(item) }))
    .sort((a, b) => b.value - a.value || a.item - b.item)
    .slice(0, k);
}
