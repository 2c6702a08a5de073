import { describe, expect, it } from 'vitest';
import { colourOf, inkOver, levelOf, levels, robustScale, roundScale, scaleFor } from './scale';

const signed = { kind: 'signed', limit: 2 } as const;
const magnitude = { kind: 'magnitude', limit: 2 } as const;

describe('levelOf', () => {
  it('spreads a signed scale over both sides of zero', () => {
    expect([-2, -1, 0, 1, 2].map((value) => levelOf(value, signed))).toEqual([-16, -8, 0, 8, 16]);
  });

  it('stops at the limits, and at zero for magnitudes', () => {
    expect(levelOf(Number.NEGATIVE_INFINITY, signed)).toBe(-levels);
    expect(levelOf(9, signed)).toBe(levels);
    expect(levelOf(-1, magnitude)).toBe(0);
  });

  it('has no level for what is not a number, and one zero', () => {
    expect(levelOf(Number.NaN, signed)).toBeNull();
    expect(Object.is(levelOf(-0.001, signed), 0)).toBe(true);
    expect(levelOf(5, { kind: 'signed', limit: 0 })).toBe(0);
  });
});

describe('colourOf', () => {
  it('mixes tokens, so that a theme can change under it', () => {
    expect(colourOf(-8, 'signed')).toBe('color-mix(in oklab, var(--neg) 50%, var(--zero))');
    expect(colourOf(16, 'signed')).toContain('var(--pos) 100%');
    expect(colourOf(4, 'magnitude')).toContain('var(--viz-hue) 25%');
  });
});

describe('inkOver', () => {
  it('turns light only over strong colours', () => {
    expect(inkOver(5, 'magnitude')).toBe('var(--ink)');
    expect(inkOver(16, 'magnitude')).toBe('var(--surface)');
    expect(inkOver(-16, 'signed')).toBe('var(--surface)');
  });
});

describe('roundScale', () => {
  it('takes the next round limit', () => {
    const limits = [0.97, 0.41, 0.013, 0.2, 3].map((value) => roundScale([value, -value / 2]).limit);
    expect(limits.map((limit) => Number(limit.toPrecision(3)))).toEqual([1, 0.5, 0.02, 0.2, 5]);
  });
});

describe('scaleFor and robustScale', () => {
  it('takes the largest finite magnitude', () => {
    expect(scaleFor('signed', [1, -3, Number.NEGATIVE_INFINITY, Number.NaN]).limit).toBe(3);
    expect(scaleFor('signed', []).limit).toBe(1);
  });

  it('lets a few values lie beyond the limit, and says so', () => {
    const values = [...Array.from({ length: 99 }, () => 0.1), 1];
    expect(robustScale('magnitude', values)).toEqual({ kind: 'magnitude', limit: 0.1, clipped: true });
    expect(robustScale('magnitude', [0.5, 0.5]).clipped).toBe(false);
  });
});
