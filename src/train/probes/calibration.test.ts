import { describe, expect, it } from 'vitest';
import { random } from '../../data/random';
import { binsOf, calibrationError, sigmoid, wilson } from './calibration';

describe('bins', () => {
  it('hold what was predicted in their range, and how often it came true', () => {
    const bins = binsOf([0.05, 0.07, 0.31, 0.39, 0.3, 1], [false, true, true, false, true, true], 10);
    expect(bins.map(({ from, count }) => [from, count])).toEqual([
      [0, 2],
      [0.3, 3],
      [0.9, 1],
    ]);
    expect(bins[0].predicted).toBeCloseTo(0.06, 12);
    expect(bins[0].observed).toBe(0.5);
    expect(bins[1].observed).toBeCloseTo(2 / 3, 12);
    // 2 · |.06 − .5| + 3 · |1 / 3 − 2 / 3| + 1 · 0, over 6.
    expect(calibrationError(bins)).toBeCloseTo((0.88 + 1) / 6, 12);
    expect(calibrationError([])).toBe(0);
  });

  it('of the same size hold as many players each, and never split those who were told the same', () => {
    const bins = binsOf([0.1, 0.2, 0.3, 0.4, 0.9, 0.8], [true, true, false, true, true, true], 3, 'size');
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0.1, 0.3, 2],
      [0.3, 0.8, 2],
      [0.8, 0.9, 2],
    ]);
    expect(bins[1].observed).toBe(0.5);
    const [only, ...others] = binsOf([0.5, 0.5, 0.5], [true, false, true], 3, 'size');
    expect(others).toEqual([]);
    expect(only).toMatchObject({ from: 0.5, to: 0.5, count: 3, observed: 2 / 3 });
    const tied = binsOf([0.1, 0.5, 0.5, 0.5, 0.5, 0.9], Array(6).fill(true), 3, 'size');
    expect(tied.map(({ count }) => count)).toEqual([1, 5]);
  });

  it('of one who is right as often as predicted are on the diagonal, within their intervals', () => {
    const stream = random(11);
    const predicted = Array.from({ length: 20_000 }, () => stream.uniform());
    const came = predicted.map((p) => stream.uniform() < p);
    const bins = binsOf(predicted, came, 10);
    expect(calibrationError(bins)).toBeLessThan(0.02);
    expect(
      bins.filter(({ low, high, predicted }) => low <= predicted && predicted <= high).length,
    ).toBeGreaterThan(7);
    // The same players, asked by one who is twice as far from even: much too sure.
    const sure = predicted.map((p) => (p > 0.5 ? 0.5 + p / 2 : p / 2));
    expect(calibrationError(binsOf(sure, came, 10))).toBeCloseTo(0.125, 1);
  });
});

describe("Wilson's interval", () => {
  it('is that of the textbook, and has width even where all or nobody was right', () => {
    // Newcombe (1998), Statistics in Medicine 17: 81 of 263 and 0 of 20.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) });
    expect(wilson(4, 4).high).toBeCloseTo(1, 12);
    expect(wilson(4, 4).low).toBeCloseTo(0.5101, 3);
  });
});

describe('the sigmoid', () => {
  it('turns log-odds into a probability', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 12);
  });
});
