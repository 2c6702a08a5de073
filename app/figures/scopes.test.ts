import { describe, expect, it } from 'vitest';
import { sameMark, scopeRuns } from './scopes';

const ids = ['embedding', 'event0/reset', 'event0/state', 'event1/reset', 'event1/state', 'hidden', 'scores'];

describe('scopeRuns', () => {
  it('groups neighbours by scope', () => {
    expect(scopeRuns(ids)).toEqual([
      { scope: '', start: 0, count: 1 },
      { scope: 'event0', start: 1, count: 2 },
      { scope: 'event1', start: 3, count: 2 },
      { scope: '', start: 5, count: 2 },
    ]);
    expect(scopeRuns([])).toEqual([]);
  });
});

describe('sameMark', () => {
  it('goes from event to event', () => {
    expect(sameMark(ids, 1, 1)).toBe(3);
    expect(sameMark(ids, 4, -1)).toBe(2);
  });

  it('goes on by one where the mark is not met again, and stops at the ends', () => {
    expect(sameMark(ids, 4, 1)).toBe(5);
    expect(sameMark(ids, 0, 1)).toBe(1);
    expect(sameMark(ids, 6, 1)).toBe(6);
    expect(sameMark(ids, 0, -1)).toBe(0);
  });
});
