import { describe, expect, it } from 'vitest';
import type { Dataset } from '../data/dataset';
import { alreadyLearnt, questionsOf, sampleOf } from './questions';

describe('questionsOf', () => {
  it('keeps the last game of each player for the test, the one before for validation, and learns from the rest', () => {
    const data = { items: Uint16Array.of(1, 2, 3, 4, 5, 6, 7), offsets: Uint32Array.of(0, 3, 7) } as Dataset;
    const { training, validation, test } = questionsOf(data);
    expect(training.map((history) => [...history])).toEqual([[1], [4, 5]]);
    expect(validation.map(({ input, target }) => [[...input], target])).toEqual([
      [[1], 2],
      [[4, 5], 6],
    ]);
    expect(test.map(({ input, target }) => [[...input], target])).toEqual([
      [[1, 2], 3],
      [[4, 5, 6], 7],
    ]);
  });
});

describe('sampleOf', () => {
  it('draws distinct ones, the same every time, and all where there are no more', () => {
    const all = Array.from({ length: 50 }, (_, i) => i);
    const some = sampleOf(all, 20);
    expect(new Set(some).size).toBe(20);
    expect(sampleOf(all, 20)).toEqual(some);
    expect(some).not.toEqual(all.slice(0, 20));
    expect(sampleOf(all, 99).sort((a, b) => a - b)).toEqual(all);
  });
});

describe('questions that were trained on', () => {
  it('ask for the last game of each training history', () => {
    const training = [Uint16Array.of(3, 1, 2), Uint16Array.of(5, 4)];
    expect(alreadyLearnt(training)).toEqual([
      { input: Uint16Array.of(3, 1), target: 2 },
      { input: Uint16Array.of(5), target: 4 },
    ]);
  });
});
