import { expect, it } from 'vitest';
import { median, quantile } from './stats';

it('finds medians of odd and even numbers of numbers', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('finds quantiles between neighbours', () => {
  const upTo20 = Array.from({ length: 21 }, (_, i) => i);
  expect(quantile(upTo20, 0.95)).toBeCloseTo(19);
  expect(quantile([0, 10], 0.25)).toBeCloseTo(2.5);
});
