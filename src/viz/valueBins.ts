/** The values of a tensor, counted in bins of the same width. Pure arithmetic. */
import { bin, extent, mean, range } from 'd3';

export interface Bin {
  from: number;
  to: number;
  count: number;
}

export interface Spread {
  min: number;
  max: number;
  mean: number;
  /** Standard deviation of the values themselves, as the tape has it: divided by n. */
  std: number;
  count: number;
  /** Values that are a mask's and not measurements. */
  masked: number;
}

/** Below this, a score is a mask's: it is counted, and drawn nowhere. */
const maskedOut = -1e6;

const measured = (values: Iterable<number>): number[] =>
  Array.from(values).filter((value) => Number.isFinite(value) && value > maskedOut);

export function spreadOf(values: ArrayLike<number>): Spread {
  const seen = measured(Array.from(values));
  const [min = Number.NaN, max = Number.NaN] = extent(seen);
  const middle = mean(seen) ?? Number.NaN;
  const std = Math.sqrt(mean(seen, (value) => (value - middle) ** 2) ?? Number.NaN);
  return { min, max, mean: middle, std, count: seen.length, masked: values.length - seen.length };
}

/** So many bins between the smallest and the largest; values that are all the same make one. */
export function valueBins(values: ArrayLike<number>, { min, max }: Spread, bins: number): Bin[] {
  const seen = measured(Array.from(values));
  if (seen.length === 0) return [];
  if (min === max) return [{ from: min, to: max, count: seen.length }];
  const step = (max - min) / bins;
  const edges = range(1, bins).map((i) => min + i * step);
  return bin<number, number>()
    .domain([min, max])
    .thresholds(edges)(seen)
    .map((group) => ({ from: group.x0 ?? min, to: group.x1 ?? max, count: group.length }));
}

/** The bin that holds a value, or −1. The last holds its upper edge too. */
export function binOf(bins: readonly Bin[], value: number): number {
  const found = bins.findIndex(({ from, to }) => value >= from && value < to);
  const last = bins.length - 1;
  return found < 0 && bins[last] && value === bins[last].to ? last : found;
}
