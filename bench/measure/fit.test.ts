import fc from 'fast-check';
import { expect, it } from 'vitest';
import { powerLaw } from './fit';

it('finds the law that points follow', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 9, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (a, b) => {
        const points = [1, 2, 5, 10].map((x) => ({ x, y: a * x ** b }));
        const { scale, exponent } = powerLaw(points);
        expect(scale).toBeCloseTo(a, 6);
        expect(exponent).toBeCloseTo(b, 6);
      },
    ),
  );
});

it('goes between points that follow none', () => {
  const { exponent } = powerLaw([
    { x: 1, y: 1 },
    { x: 2, y: 2 },
    { x: 4, y: 2 },
  ]);
  expect(exponent).toBeCloseTo(0.5);
});
