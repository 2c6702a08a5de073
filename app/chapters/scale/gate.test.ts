import { describe, expect, it } from 'vitest';
import { gated, layerNorm } from './gate';

const x = [2, -1, 1, -1.5];
const fetched = [1, 2, -1, 0.5];

describe('a gate', () => {
  it('normalises to mean 0 and variance 1, and makes nothing of a constant', () => {
    const normed = layerNorm(x);
    expect(normed.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
    expect(normed.reduce((sum, value) => sum + value ** 2, 0) / 4).toBeCloseTo(1, 5);
    expect(layerNorm([1, 1, 1, 1])).toEqual([0, 0, 0, 0]);
  });

  it('of HSTU multiplies what was fetched by what the position is', () => {
    const { gate, context, through, output } = gated(x, fetched);
    output.forEach((value, i) => {
      expect(value - x[i]).toBeCloseTo(gate[i] * context[i], 12);
    });
    expect(Math.abs(through[1])).toBeLessThan(Math.abs(through[0]));
    // Nothing fetched, nothing added.
    expect(gated(x, [0, 0, 0, 0]).output).toEqual(x);
  });

  it('of SwiGLU does not hear what was fetched; that of a GRU stays between old and new', () => {
    const [one, other] = [gated(x, fetched), gated(x, [-2, 0, 1, 1])];
    expect(one.swiglu).toEqual(other.swiglu);
    expect(one.through).not.toEqual(other.through);
    one.gru.forEach((value, i) => {
      const [low, high] = [fetched[i], Math.tanh(x[i])].sort((a, b) => a - b);
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    });
  });

  it('does not hear how long a context is', () => {
    const twice = gated(
      x,
      fetched.map((value) => 2 * value),
    );
    gated(x, fetched).through.forEach((value, i) => {
      expect(twice.through[i]).toBeCloseTo(value, 4);
    });
  });
});
