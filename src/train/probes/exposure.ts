/** Who is shown: how the places in everybody's lists are spread over the games. Plain numbers. */

/** Counts of games by item id; `[0]`, the padding item, is not a game. */
export type Counts = ArrayLike<number>;

/** The share of all games that have at least one. */
export function coverageOf(counts: Counts): number {
  return gamesIn(counts).filter((count) => count > 0).length / (counts.length - 1);
}

/**
 * Gini's coefficient: 0 where all games have the same, near 1 where one has all. It is the mean difference between two
 * games, over twice the mean.
 */
export function giniOf(counts: Counts): number {
  const sorted = gamesIn(counts).sort((a, b) => a - b);
  const total = sorted.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const n = sorted.length;
  const weighted = sorted.reduce((sum, count, index) => sum + (index + 1) * count, 0);
  return (2 * weighted) / (n * total) - (n + 1) / n;
}

/** The share that some games have of all. */
export function shareOf(counts: Counts, games: ReadonlySet<number>): number {
  const total = gamesIn(counts).reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : [...games].reduce((sum, item) => sum + counts[item], 0) / total;
}

const gamesIn = (counts: Counts): number[] => Array.from(counts).slice(1);
