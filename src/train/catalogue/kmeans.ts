/** k-means: centres such that each point is near one of them. Plain numbers, no tfjs. */
import type { Random } from '../../data/random';

export interface Clusters {
  /** [k, d] */
  centres: Float32Array;
  /** [points] the nearest centre of each. */
  nearest: Uint16Array;
}

/** Rounds at most: after so many hardly a point changes its centre. */
const ROUNDS = 30;

/**
 * Lloyd's algorithm (1982): each point goes to its nearest centre, each centre to the mean of its points, until nothing
 * moves. A centre without points stays where it is: nothing pulls on it, as nothing does on a dead code.
 *
 * @param points [points, d], row-major
 * @param begin [k, d]
 */
export function kMeans(points: Float32Array, d: number, begin: Float32Array): Clusters {
  const centres = begin.slice();
  let nearest = nearestOf(points, d, centres);
  for (let round = 1; round < ROUNDS; round++) {
    toMeans(points, d, nearest, centres);
    const next = nearestOf(points, d, centres, nearest);
    const settled = next.every((centre, i) => centre === nearest[i]);
    nearest = next;
    if (settled) break;
  }
  return { centres, nearest };
}

/** k-means++ (Arthur and Vassilvitskii 2007): the next centre is a point, drawn in proportion to its squared distance. */
export function spreadOver(points: Float32Array, d: number, k: number, stream: Random): Float32Array {
  const count = points.length / d;
  const centres = new Float32Array(k * d);
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let chosen = stream.integer(count);
  for (let c = 0; c < k; c++) {
    centres.set(points.subarray(chosen * d, (chosen + 1) * d), c * d);
    let total = 0;
    for (let i = 0; i < count; i++) {
      distances[i] = squaredDistance(points, i * d, centres, c * d, d, distances[i]);
      total += distances[i];
    }
    let left = stream.uniform() * total;
    chosen = distances.findIndex((distance) => {
      left -= distance;
      return left < 0;
    });
    // Every point is a centre already: whatever comes now is a copy.
    if (chosen < 0) chosen = stream.integer(count);
  }
  return centres;
}

/**
 * @param guess where to look first: what is further away need not be measured to its end
 * @returns [points] the nearest centre of each
 */
function nearestOf(points: Float32Array, d: number, centres: Float32Array, guess?: Uint16Array): Uint16Array {
  const nearest = new Uint16Array(points.length / d);
  for (let i = 0; i < nearest.length; i++) {
    nearest[i] = guess?.[i] ?? 0;
    let least = squaredDistance(points, i * d, centres, nearest[i] * d, d, Number.POSITIVE_INFINITY);
    for (let c = 0; c * d < centres.length; c++) {
      const distance = squaredDistance(points, i * d, centres, c * d, d, least);
      if (distance >= least) continue;
      least = distance;
      nearest[i] = c;
    }
  }
  return nearest;
}

function toMeans(points: Float32Array, d: number, nearest: Uint16Array, centres: Float32Array): void {
  const sums = new Float64Array(centres.length);
  const counts = new Uint32Array(centres.length / d);
  nearest.forEach((c, i) => {
    counts[c]++;
    for (let j = 0; j < d; j++) sums[c * d + j] += points[i * d + j];
  });
  counts.forEach((count, c) => {
    if (count > 0) for (let j = 0; j < d; j++) centres[c * d + j] = sums[c * d + j] / count;
  });
}

/** Dimensions between two looks at whether it is worth going on. */
const STRIDE = 8;

/** Or `limit`, where the distance is no less. */
function squaredDistance(
  a: Float32Array,
  i: number,
  b: Float32Array,
  j: number,
  d: number,
  limit: number,
): number {
  let sum = 0;
  for (let from = 0; from < d; from += STRIDE) {
    for (let k = from; k < from + STRIDE && k < d; k++) {
      const difference = a[i + k] - b[j + k];
      sum += difference * difference;
    }
    if (sum >= limit) return limit;
  }
  return sum;
}
