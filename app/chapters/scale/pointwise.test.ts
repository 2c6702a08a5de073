import { describe, expect, it } from 'vitest';
import { byPoint, bySoftmax, lengthOf, silu } from './pointwise';

const scores = [-0.5, 1.3, 0.2, 4];
const values = [
  [1, 0],
  [0, 2],
  [-1, 1],
  [0.5, -0.5],
];
const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);

describe('one event, repeated', () => {
  it('is what it would be if the copies stood in the history', () => {
    const at = [0, 1, 1, 1, 2, 3];
    const written = [at.map((i) => scores[i]), at.map((i) => values[i])] as const;
    for (const pooled of [bySoftmax, byPoint]) {
      const short = pooled(scores, values, 1, 3, 50);
      const long = pooled(...written, 0, 1, 50);
      expect(short.weights[1]).toBeCloseTo(sum(long.weights.slice(1, 4)), 12);
      short.output.forEach((unit, i) => {
        expect(unit).toBeCloseTo(long.output[i], 12);
      });
    }
  });

  it('under a softmax takes from the others, and comes to its own value and no further', () => {
    const shares = [1, 10, 100, 1e6].map((copies) => bySoftmax(scores, values, 1, copies));
    for (const { weights } of shares) expect(sum(weights)).toBeCloseTo(1, 12);
    expect(shares[1].weights[1]).toBeGreaterThan(shares[0].weights[1]);
    expect(shares[1].weights[3]).toBeLessThan(shares[0].weights[3]);
    expect(shares[3].weights[1]).toBeCloseTo(1, 4);
    expect(lengthOf(shares[3].output)).toBeCloseTo(2, 3);
  });

  it('pointwise leaves the others alone, and grows with every copy', () => {
    const once = byPoint(scores, values, 1, 1, 50);
    const often = byPoint(scores, values, 1, 40, 50);
    expect(often.weights[1]).toBeCloseTo(40 * once.weights[1], 12);
    expect(often.weights[3]).toBe(once.weights[3]);
    expect(lengthOf(often.output)).toBeGreaterThan(10 * lengthOf(once.output));
    // A score below zero weighs a little against.
    expect(once.weights[0]).toBeLessThan(0);
    expect(silu(-20)).toBeCloseTo(0, 6);
  });
});
