/** A long history in few rows: the games that matter one by one, runs of the others as one row each. */

export interface HistoryRow {
  /** The positions this row stands for, both included. */
  from: number;
  to: number;
  fold: boolean;
  /** The sum over its positions; NaN when a mask hides all of them. */
  weight: number;
}

const sum = (weights: number[]): number => {
  const seen = weights.filter((weight) => !Number.isNaN(weight));
  return seen.length === 0 ? Number.NaN : seen.reduce((total, weight) => total + weight, 0);
};

/** Keeps the query and the positions of greatest weight, so that there are about `limit` rows. */
export function foldRows(weights: number[], query: number, limit: number): HistoryRow[] {
  const strength = (index: number): number => weights[index] || 0;
  const order = weights.map((_, index) => index).sort((a, b) => strength(b) - strength(a));
  const keep = weights.length <= limit ? order : order.slice(0, Math.ceil(limit * 0.6));
  const kept = new Set([query, ...keep]);
  const rows: HistoryRow[] = [];
  for (let from = 0; from < weights.length; ) {
    let to = from;
    if (!kept.has(from)) while (to + 1 < weights.length && !kept.has(to + 1)) to += 1;
    rows.push({ from, to, fold: to > from, weight: sum(weights.slice(from, to + 1)) });
    from = to + 1;
  }
  return rows;
}
