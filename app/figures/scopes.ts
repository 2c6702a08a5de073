/** The order of the ops of a tape, as the transport shows and walks it. */

export interface ScopeRun {
  /** First part of the ids: `event3`, `block0`; empty for ops outside any scope. */
  scope: string;
  start: number;
  count: number;
}

const scopeOf = (id: string): string => (id.includes('/') ? id.slice(0, id.indexOf('/')) : '');

const markOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** Runs of ops that share a scope. Ops outside any scope form runs too. */
export function scopeRuns(ids: readonly string[]): ScopeRun[] {
  const runs: ScopeRun[] = [];
  ids.forEach((id, index) => {
    const scope = scopeOf(id);
    const last = runs.at(-1);
    if (last?.scope === scope) last.count++;
    else runs.push({ scope, start: index, count: 1 });
  });
  return runs;
}

/** The next (or the previous) op of the same mark; where there is none, the next (or previous) op. */
export function sameMark(ids: readonly string[], index: number, step: 1 | -1): number {
  for (let i = index + step; i >= 0 && i < ids.length; i += step) {
    if (markOf(ids[i]) === markOf(ids[index])) return i;
  }
  return Math.min(ids.length - 1, Math.max(0, index + step));
}
