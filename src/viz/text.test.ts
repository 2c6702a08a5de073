import { describe, expect, it } from 'vitest';
import { elide, number } from './text';

const measure = (text: string): number => text.length * 10;

describe('elide', () => {
  it('leaves a text that fits', () => {
    expect(elide('Portal 2', 80, measure)).toBe('Portal 2');
  });

  it('keeps as much as fits beside the ellipsis, without dangling punctuation', () => {
    expect(elide('Portal 2', 60, measure)).toBe('Porta…');
    expect(elide('XCOM: Enemy Unknown', 70, measure)).toBe('XCOM…');
    expect(elide('Portal', 0, measure)).toBe('…');
  });
});

describe('number', () => {
  it('writes three decimals and a true minus sign', () => {
    expect([0.2861, -0.5, 0].map(number)).toEqual(['0.286', '−0.500', '0.000']);
  });

  it('keeps what three decimals would hide', () => {
    expect(number(0.00024)).toBe('2.4e-4');
    expect(number(-1e9)).toBe('−1.0e+9');
    expect(number(Number.NEGATIVE_INFINITY)).toBe('−∞');
    expect(number(Number.NaN)).toBe('–');
  });
});
