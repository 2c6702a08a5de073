import type { Step } from '../../src/data/recipe';

const heads = ['users', 'games', 'interactions', 'mean', 'median'];
const widths = [10, 10, 14, 8, 8];

export const grouped = (count: number): string => count.toLocaleString('en-US');

/** What is left after each step; mean and median are those of the games a user has. */
export function tableOf(steps: Step[]): string {
  const rows = steps.map(({ name, counts: { players, games, interactions, mean, median } }) =>
    rowOf(name, [players, games, interactions].map(grouped).concat(mean.toFixed(1), String(median))),
  );
  return [rowOf('', heads), ...rows].join('\n');
}

const rowOf = (name: string, cells: string[]): string =>
  name.padEnd(20) + cells.map((cell, column) => cell.padStart(widths[column])).join('');
