/** Numbers that should be equal but for rounding. */
import { expect } from 'vitest';

/** Every difference, over the larger of 1 and the size of what is right, is at most `tolerance`. */
export function expectClose(actual: ArrayLike<number>, right: ArrayLike<number>, tolerance = 1e-5): void {
  expect(actual.length).toBe(right.length);
  for (let i = 0; i < right.length; i++) {
    if (Object.is(actual[i], right[i])) continue;
    const error = Math.abs(actual[i] - right[i]) / Math.max(1, Math.abs(right[i]));
    if (!(error <= tolerance))
      expect.fail(`number ${i} is ${actual[i]} where ${right[i]} is right (off by ${error})`);
  }
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}
