import { describe, expect, it } from 'vitest';
import { binOf, spreadOf, valueBins } from './valueBins';

describe('the values of a tensor', () => {
  const values = Float32Array.from([-1, -0.5, 0, 0.5, 3, -1e9]);

  it('are described without what a mask put there', () => {
    const { min, max, mean, std, count, masked } = spreadOf(values);
    expect([min, max, count, masked]).toEqual([-1, 3, 5, 1]);
    expect(mean).toBeCloseTo(0.4);
    expect(std).toBeCloseTo(Math.sqrt((1.96 + 0.81 + 0.16 + 0.01 + 6.76) / 5));
  });

  it('are each counted once', () => {
    const bins = valueBins(values, spreadOf(values), 8);
    expect(bins).toHaveLength(8);
    expect(bins.map(({ count }) => count)).toEqual([1, 1, 1, 1, 0, 0, 0, 1]);
    expect(bins.map((each) => each.to - each.from)).toEqual(new Array(8).fill(0.5));
    expect(values.slice(0, 5).every((value) => bins[binOf(bins, value)].count > 0)).toBe(true);
    expect([binOf(bins, 3), binOf(bins, -1), binOf(bins, -1e9), binOf(bins, 3.1)]).toEqual([7, 0, -1, -1]);
  });

  it('may be all the same, or none', () => {
    const same = [0.25, 0.25];
    const bins = valueBins(same, spreadOf(same), 8);
    expect(bins).toEqual([{ from: 0.25, to: 0.25, count: 2 }]);
    expect(binOf(bins, 0.25)).toBe(0);
    expect(valueBins([-1e9], spreadOf([-1e9]), 8)).toEqual([]);
  });
});
