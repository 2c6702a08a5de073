import { describe, expect, it } from 'vitest';
import { foldRows } from './fold';

describe('foldRows', () => {
  it('leaves a short history whole', () => {
    const rows = foldRows([0.2, 0.8, Number.NaN], 1, 12);
    expect(rows.map(({ fold }) => fold)).toEqual([false, false, false]);
    expect(rows[2].weight).toBeNaN();
  });

  it('keeps the query and the strongest, and folds the runs between', () => {
    const weights = Array.from({ length: 40 }, (_, i) => (i === 7 ? 0.61 : 0.01));
    const rows = foldRows(weights, 39, 5);
    expect(rows.length).toBeLessThan(10);
    expect(rows.find(({ from, fold }) => from === 7 && !fold)?.weight).toBe(0.61);
    expect(rows.at(-1)).toMatchObject({ from: 39, to: 39, fold: false });
  });

  it('covers each position once and loses no weight', () => {
    const weights = Array.from({ length: 33 }, (_, i) => ((i * 7) % 11) / 100);
    const rows = foldRows(weights, 20, 10);
    expect(rows.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))).toEqual(
      weights.map((_, i) => i),
    );
    const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(total(rows.map(({ weight }) => weight))).toBeCloseTo(total(weights), 10);
  });
});
