import { describe, expect, it } from 'vitest';
import { changeText, climbed, placed } from './ranks';

describe('placed', () => {
  it('ranks the highest first and leaves out the excluded', () => {
    const all = placed([0.1, 0.5, 0.3, 0.5], new Set([2]));
    expect(all.map(({ index, rank }) => [index, rank])).toEqual([
      [1, 1],
      [3, 2],
      [0, 3],
    ]);
  });
});

describe('changeText', () => {
  it('says how far a game has climbed', () => {
    expect(changeText(climbed(3, 5))).toBe('▲2');
    expect(changeText(climbed(5, 3))).toBe('▼2');
    expect(changeText(climbed(5, 5))).toBe('');
    expect(changeText(climbed(5, null))).toBe('');
  });
});
