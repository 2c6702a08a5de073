import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../data/random';
import { principalPlane, turnedOnto } from './plane';

describe('the principal plane', () => {
  it('of a flat cross in space is the plane in which it lies, its longer arm first', () => {
    // Arms of 3 along (1, 1, 0) / √2 and of 1 along (0, 0, 1), and nothing across, moved to (5, −2, 7).
    const along = Math.SQRT1_2 * 3;
    const cross = [
      [along, along, 0],
      [-along, -along, 0],
      [0, 0, 1],
      [0, 0, -1],
    ].flatMap(([x, y, z]) => [5 + x, -2 + y, 7 + z]);
    const { points, share } = principalPlane(cross, 3);
    expect(share).toBeCloseTo(1, 12);
    expect(Array.from(points, Math.abs)).toEqual([3, 0, 3, 0, 0, 1, 0, 1].map((x) => expect.closeTo(x, 5)));
    expect(points[0]).toBeCloseTo(-points[2], 5);
  });

  it('says how much it leaves out', () => {
    // Variances 9, 4 and 1 along the axes.
    const points = [3, 2, 1].flatMap((reach, axis) =>
      [-1, 1].flatMap((sign) => [0, 0, 0].with(axis, sign * reach * Math.sqrt(3))),
    );
    expect(principalPlane(points, 3).share).toBeCloseTo(13 / 14, 12);
  });

  it('survives points that are all alike, and points on a line', () => {
    expect(principalPlane(new Float32Array(12).fill(2), 3)).toEqual({
      points: new Float32Array(8),
      share: 0,
    });
    const { points, share } = principalPlane([0, 0, 1, 1, 2, 2], 2);
    expect(share).toBeCloseTo(1, 12);
    expect(Array.from(points, Math.abs)).toEqual(
      [Math.SQRT2, 0, 0, 0, Math.SQRT2, 0].map((x) => expect.closeTo(x, 5)),
    );
    expect(principalPlane([1, 2, 3], 1).points).toHaveLength(6);
  });
});

describe('turning one view onto another', () => {
  const cloud = (seed: number) => {
    const stream = random(seed);
    return Float32Array.from({ length: 60 }, () => stream.normal());
  };

  it('undoes any turn and any mirror', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.boolean(),
        (seed, angle, mirror) => {
          const before = cloud(seed);
          const after = before.map((_, i) => {
            const [x, y] = [before[i - (i % 2)] * (mirror ? -1 : 1), before[i - (i % 2) + 1]];
            return i % 2 === 0
              ? Math.cos(angle) * x - Math.sin(angle) * y
              : Math.sin(angle) * x + Math.cos(angle) * y;
          });
          turnedOnto(after, before).forEach((value, i) => {
            expect(value).toBeCloseTo(before[i], 4);
          });
        },
      ),
    );
  });

  it('leaves the points no farther from where they were than any other turn would', () => {
    const [before, after] = [cloud(1), cloud(2)];
    const apart = (points: Float32Array) =>
      points.reduce((sum, value, i) => sum + (value - before[i]) ** 2, 0);
    const best = apart(turnedOnto(after, before));
    for (let degrees = 0; degrees < 360; degrees += 5) {
      for (const sign of [1, -1]) {
        const angle = (degrees * Math.PI) / 180;
        const other = after.map((_, i) => {
          const [x, y] = [after[i - (i % 2)], sign * after[i - (i % 2) + 1]];
          return i % 2 === 0
            ? Math.cos(angle) * x - Math.sin(angle) * y
            : Math.sin(angle) * x + Math.cos(angle) * y;
        });
        expect(best).toBeLessThanOrEqual(apart(other) + 1e-4);
      }
    }
  });

  it('keeps every distance', () => {
    const after = cloud(4);
    const turned = turnedOnto(after, cloud(3));
    const far = (points: Float32Array) => Math.hypot(points[0] - points[8], points[1] - points[9]);
    expect(far(turned)).toBeCloseTo(far(after), 5);
  });
});
