import { describe, expect, it } from 'vitest';
import { random, STREAM } from './random';

const many = (draw: () => number, n = 20_000) => Array.from({ length: n }, draw);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random', () => {
  it('gives the same numbers for the same name, and others for any other', () => {
    const first = (...parts: number[]) => many(random(...parts).uniform, 8).join();
    expect(first(1, 2, 3)).toBe(first(1, 2, 3));
    const names = [
      [],
      [0],
      [1],
      [2],
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 1],
      [0, 0, 0],
      [1, 2, 3],
      [3, 2, 1],
      [2 ** 31],
    ];
    expect(new Set(names.map((parts) => first(...parts))).size).toBe(names.length);
  });

  it('is uniform in [0, 1), without a pattern from one number to the next, or from one stream to the next', () => {
    for (const draw of [random(5).uniform, () => random(5, streamed++).uniform()]) {
      const values = many(draw);
      expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.01);
      const tenths = Array(10).fill(0);
      for (const value of values) tenths[Math.floor(value * 10)]++;
      for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
      const pairs = values.slice(1).map((value, i) => (value - 0.5) * (values[i] - 0.5));
      expect(Math.abs(mean(pairs) * 12)).toBeLessThan(0.03);
    }
  });
  let streamed = 0;

  it('draws integers from 0 to n − 1, each as often', () => {
    const stream = random(6);
    const counts = Array(7).fill(0);
    for (let i = 0; i < 14_000; i++) counts[stream.integer(7)]++;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
    expect(stream.integer(1)).toBe(0);
  });

  it('draws normal numbers', () => {
    const values = many(random(7).normal);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(Math.abs(mean(values))).toBeLessThan(0.03);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(0.3);
    expect(mean(values.map((value) => Number(Math.abs(value) < 1)))).toBeCloseTo(0.6827, 1);
  });

  it('shuffles in place, every order being as likely', () => {
    const values = [1, 2, 3];
    const stream = random(8);
    expect(stream.shuffle(values)).toBe(values);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = stream.shuffle([1, 2, 3]).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
    expect(stream.shuffle([])).toEqual([]);
  });

  it('has a stream of its own for each use', () => {
    expect(new Set(Object.values(STREAM)).size).toBe(Object.keys(STREAM).length);
  });
});
