/** Is it right as often as it says? Predicted probabilities in bins, against how often they came true. Plain numbers. */
import type { Interval } from '../ranks';

export interface Bin extends Interval {
  /** Predictions from here … */
  from: number;
  /** … to here are in it. */
  to: number;
  count: number;
  /** Mean of what was predicted. */
  predicted: number;
  /** Share that came true; `low` and `high` are its Wilson interval. */
  observed: number;
}

/** How predictions are put into bins: in steps of the same width over 0 … 1, or as many players in each. */
export type Binning = 'width' | 'size';

/** Where bins begin, and where the last one ends. */
function edgesOf(predicted: ArrayLike<number>, bins: number, by: Binning): number[] {
  if (by === 'width') return Array.from({ length: bins + 1 }, (_, b) => b / bins);
  const sorted = Array.from(predicted).sort((a, b) => a - b);
  const edges = Array.from({ length: bins }, (_, b) => sorted[Math.floor((b * sorted.length) / bins)]);
  return [...new Set([...edges, sorted[sorted.length - 1]])];
}

/** Bins that hold nobody are left out. */
export function binsOf(
  predicted: ArrayLike<number>,
  came: ArrayLike<boolean>,
  bins: number,
  by: Binning = 'width',
): Bin[] {
  if (predicted.length === 0) return [];
  const edges = edgesOf(predicted, bins, by);
  const sums = edges.slice(0, -1).map(() => ({ count: 0, predicted: 0, hits: 0 }));
  // All said the same: one bin, without width.
  if (sums.length === 0) sums.push({ count: 0, predicted: 0, hits: 0 });
  for (let i = 0; i < predicted.length; i++) {
    const above = edges.findIndex((edge, b) => b > 0 && predicted[i] < edge);
    const bin = sums[above < 0 ? sums.length - 1 : above - 1];
    bin.count++;
    bin.predicted += predicted[i];
    bin.hits += Number(came[i]);
  }
  return sums.flatMap(({ count, predicted, hits }, b) =>
    count === 0
      ? []
      : [
          {
            from: edges[b],
            to: edges[b + 1] ?? edges[b],
            count,
            predicted: predicted / count,
            observed: hits / count,
            ...wilson(hits, count),
          },
        ],
  );
}

/** Expected calibration error: how far prediction and outcome are apart, averaged over the players (Naeini et al. 2015). */
export function calibrationError(bins: readonly Bin[]): number {
  const players = bins.reduce((sum, { count }) => sum + count, 0);
  const apart = bins.reduce(
    (sum, { count, predicted, observed }) => sum + count * Math.abs(predicted - observed),
    0,
  );
  return players === 0 ? 0 : apart / players;
}

/** The 97.5 % point of the normal distribution. */
const Z = 1.959964;

/** Where a share lies of which `hits` of `count` were seen, with 95 % confidence (Wilson 1927): sound for few, too. */
export function wilson(hits: number, count: number): Interval {
  const share = hits / count;
  const scale = 1 + Z ** 2 / count;
  const centre = (share + Z ** 2 / (2 * count)) / scale;
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/** What a score is as a probability of yes against no: how binary cross-entropy reads it. */
export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));
