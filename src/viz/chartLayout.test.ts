import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge, extentOf, nearest, pathThrough, powersOfTen, segments, valueWhere } from './chartLayout';

describe('pathThrough', () => {
  it('goes from point to point, and marks a single one', () => {
    expect(
      pathThrough([
        { x: 1, y: 2.04 },
        { x: 3.26, y: 4 },
      ]),
    ).toBe('M1,2L3.3,4');
    expect(pathThrough([{ x: 1, y: 2 }])).toBe('M1,2Z');
    expect(pathThrough([])).toBe('');
  });
});

describe('dodge', () => {
  it('leaves labels that do not touch where they are', () => {
    expect(dodge([50, 10, 90], 15, 0, 100)).toEqual([50, 10, 90]);
  });

  it('moves touching labels apart around their middle', () => {
    expect(dodge([50, 50], 10, 0, 100)).toEqual([45, 55]);
  });

  it('keeps the order, the distance and the bounds', () => {
    const positions = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 });
    fc.assert(
      fc.property(positions, (wanted) => {
        const placed = dodge(wanted, 15, 0, 200);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
        order.slice(1).forEach((index, i) => {
          expect(placed[index] - placed[order[i]]).toBeGreaterThanOrEqual(15 - 1e-9);
        });
        for (const y of placed) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(200 + 1e-9);
        }
      }),
    );
  });
});

describe('segments', () => {
  it('breaks a line at what was not measured', () => {
    const y = [1, 2, null, 3, Number.NaN, null, 4];
    const parts = segments(y.map((value, x) => ({ x, y: value })));
    expect(parts.map((part) => part.map((p) => p.y))).toEqual([[1, 2], [3], [4]]);
  });
});

describe('nearest and valueWhere', () => {
  it('finds the measured x beside the pointer', () => {
    expect([-5, 12, 14, 99].map((x) => nearest([0, 10, 18, 20], x))).toEqual([0, 10, 10, 20]);
    expect(nearest([], 3)).toBeNull();
  });

  it('has no value where there is none', () => {
    expect(valueWhere([{ x: 1, y: 0.5 }], 1)).toBe(0.5);
    expect(valueWhere([{ x: 1, y: 0.5 }], 2)).toBeNull();
  });
});

describe('powersOfTen', () => {
  it('ends at the value', () => {
    expect(powersOfTen(1121)).toEqual([10, 100, 1000]);
    expect(powersOfTen(3)).toEqual([]);
  });
});

describe('extentOf', () => {
  it('is a range whatever it is given', () => {
    expect(extentOf([], true)).toEqual([0, 1]);
    expect(extentOf([3, 3], false)).toEqual([2.5, 3.5]);
    expect(extentOf([2, 5, Number.NaN], true)).toEqual([0, 5]);
  });
});
