import { describe, expect, it } from 'vitest';
import { drawMasks, toggled } from './masks';

describe('drawMasks', () => {
  it('gives the same masks for the same draw, and others for another', () => {
    expect(drawMasks(40, 0.3, 5)).toEqual(drawMasks(40, 0.3, 5));
    expect(drawMasks(40, 0.3, 5)).not.toEqual(drawMasks(40, 0.3, 6));
  });

  it('hides about the share that was asked for', () => {
    const draws = Array.from({ length: 200 }, (_, draw) => drawMasks(50, 0.2, draw).length);
    const share = draws.reduce((sum, count) => sum + count, 0) / (200 * 50);
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.22);
  });

  it('always hides at least one of the games there are', () => {
    for (let draw = 0; draw < 50; draw++) {
      const [position] = drawMasks(3, 0.01, draw);
      expect([0, 1, 2]).toContain(position);
    }
    expect(drawMasks(0, 0.5, 1)).toEqual([]);
  });
});

describe('toggled', () => {
  it('hides and shows, in order', () => {
    expect(toggled([4, 7], 5)).toEqual([4, 5, 7]);
    expect(toggled([4, 5, 7], 5)).toEqual([4, 7]);
  });
});
