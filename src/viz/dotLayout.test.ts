import { describe, expect, it } from 'vitest';
import { type Dot, dotAt, dotToward, fitted, standing } from './dotLayout';

const dot = (x: number, y: number, radius = 3): Dot => ({ x, y, radius });

describe('the dot that is meant', () => {
  it('is the nearest one to the pointer, measured from its rim, and none from afar', () => {
    const dots = [dot(10, 10), dot(20, 10, 8), dot(200, 10)];
    expect(dotAt(dots, 11, 10)).toBe(0);
    expect(dotAt(dots, 15, 10)).toBe(1);
    expect(dotAt(dots, 100, 100)).toBeNull();
    expect(dotAt([], 0, 0)).toBeNull();
    expect(dotAt([{ ...dots[0], faint: true }, dots[1]], 10, 10)).toBe(1);
  });

  it('by an arrow key is the nearest one in that quarter', () => {
    const dots = [dot(50, 50), dot(60, 58), dot(75, 50), dot(50, 20), dot(10, 11)];
    const [from] = dots;
    expect(dotToward(dots, 'ArrowRight', from)).toBe(2);
    expect(dotToward(dots, 'ArrowDown', from)).toBeNull();
    expect(dotToward(dots, 'ArrowUp', from)).toBe(3);
    expect(dotToward(dots, 'ArrowLeft', from)).toBe(4);
    expect(dotToward(dots, 'Enter', from)).toBeNull();
    expect(dotToward(dots.with(2, { ...dots[2], faint: true }), 'ArrowRight', from)).toBe(1);
  });
});

describe('a fit', () => {
  it('fills the narrower side, keeps the middle in the middle, and a unit the same both ways', () => {
    const fit = fitted([-1, 0, 3, 0, 1, 2, 1, -2], 440, 240, 20);
    expect(fit.scale).toBe(50);
    expect([fit.x(1), fit.y(0)]).toEqual([220, 120]);
    expect([fit.y(2), fit.y(-2)]).toEqual([20, 220]);
    expect(fit.x(2) - fit.x(1)).toBe(fit.y(0) - fit.y(1));
  });

  it('survives points that are all in one place', () => {
    const fit = fitted([5, 5, 5, 5], 100, 100, 10);
    expect([fit.x(5), fit.y(5)]).toEqual([50, 50]);
  });
});

describe('labels', () => {
  it('give way to those before them, and to the edge', () => {
    const label = (x: number, y: number, width = 50) => ({ x, y, width });
    expect(standing([label(0, 10), label(40, 12), label(40, 30), label(60, 10, 60)], 14, 100)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
