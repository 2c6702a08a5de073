/** Scores → places. Plain arithmetic on one row of scores. */

export interface Placed {
  /** Where in the row of scores it stands. */
  index: number;
  value: number;
  /** 1 is the highest. */
  rank: number;
}

/** All entries but the excluded ones, highest first; equal scores keep their order. */
export function placed(values: ArrayLike<number>, excluded: ReadonlySet<number> = new Set()): Placed[] {
  return Array.from({ length: values.length }, (_, index) => index)
    .filter((index) => !excluded.has(index))
    .sort((a, b) => values[b] - values[a] || a - b)
    .map((index, place) => ({ index, value: values[index], rank: place + 1 }));
}

/** How many places up (positive) or down; null if there was no place before. */
export const climbed = (rank: number, before: number | null): number | null =>
  before === null ? null : before - rank;

/** ▲2, ▼5, and nothing for a game that stayed. */
export function changeText(change: number | null): string {
  if (!change) return '';
  return change > 0 ? `▲${change}` : `▼${-change}`;
}
