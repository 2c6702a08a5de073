/** Pure layout of a line chart: domains, gaps, labels that do not overlap, the point nearest to the pointer. */

export interface Point {
  x: number;
  /** null: not measured there; the line has a gap. */
  y: number | null;
}

/**
 * Moves labels apart so that neighbours are at least `gap` from each other and all lie within [low, high], each as near to
 * where it wants to be as its neighbours let it. The answer is in the order of the input.
 */
export function dodge(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b] || a - b);
  // Runs of touching labels move as one block to the mean of what they want (pool adjacent violators).
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((index, place) => {
    blocks.push({ sum: wanted[index] - place * gap, count: 1 });
    while (blocks.length > 1) {
      const [before, last] = blocks.slice(-2);
      if (before.sum / before.count <= last.sum / last.count) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  });
  const placed = new Array<number>(wanted.length);
  const highest = high - (wanted.length - 1) * gap;
  let place = 0;
  for (const { sum, count } of blocks) {
    for (let k = 0; k < count; k++, place++) {
      placed[order[place]] = Math.max(low, Math.min(highest, sum / count)) + place * gap;
    }
  }
  return placed;
}

/** The parts of a line between its gaps; a part may be a single point. */
export function segments(points: Point[]): { x: number; y: number }[][] {
  const parts: { x: number; y: number }[][] = [[]];
  for (const { x, y } of points) {
    if (y === null || !Number.isFinite(y)) parts.push([]);
    else parts[parts.length - 1].push({ x, y });
  }
  return parts.filter((part) => part.length > 0);
}

/** An SVG path through points in pixels; a single one is a dot where line caps are round. */
export function pathThrough(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points.map(({ x, y }) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`);
  return first === undefined ? '' : `M${first}${rest.length > 0 ? `L${rest.join('L')}` : 'Z'}`;
}

/** The measured x nearest to a given one; `sorted` is ascending. */
export function nearest(sorted: number[], x: number): number | null {
  if (sorted.length === 0) return null;
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - sorted[low - 1] <= sorted[low] - x ? sorted[low - 1] : sorted[low];
}

/** The value of a line at an x it was measured at. */
export const valueWhere = (points: Point[], x: number): number | null =>
  points.find((point) => point.x === x)?.y ?? null;

/** 10, 100, … up to a value. */
export const powersOfTen = (to: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor(Math.log10(to))) }, (_, power) => 10 ** (power + 1));

/** All values of a chart in one range, from zero when `fromZero`, never empty. */
export function extentOf(values: number[], fromZero: boolean): [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const low = fromZero ? Math.min(0, ...finite) : Math.min(...finite);
  const high = Math.max(...finite);
  return low === high ? [low - (fromZero ? 0 : 0.5), high + 0.5] : [low, high];
}
