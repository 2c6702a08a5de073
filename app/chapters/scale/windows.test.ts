import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeTape } from '../../../src/nn/tapeFile';
import { fullCells, keptWeight, reads, windowCells } from './windows';

const counted = (last: number, first: number, length: number): number => {
  let cells = 0;
  for (let row = 0; row < length; row++)
    for (let column = 0; column < length; column++) if (reads({ last, first }, row, column)) cells++;
  return cells;
};

describe('a window over a history', () => {
  it.each([
    [1, 0, 1],
    [4, 2, 20],
    [8, 8, 12],
    [3, 40, 30],
    [64, 0, 64],
  ])('K₁ = %i, K₂ = %i, L = %i: has as many cells as can be counted', (last, first, length) => {
    expect(windowCells({ last, first }, length)).toBe(counted(last, first, length));
  });

  it('with room for everything is the causal mask', () => {
    expect(windowCells({ last: 20, first: 0 }, 20)).toBe(fullCells(20));
    expect(reads({ last: 20, first: 20 }, 3, 4)).toBe(false);
  });

  it('grows by its width with each event, where the causal mask grows by the length', () => {
    const grown = (cells: (length: number) => number) => cells(100_000) - cells(99_999);
    expect(grown((length) => windowCells({ last: 100, first: 10 }, length))).toBe(110);
    expect(grown(fullCells)).toBe(100_000);
  });

  it('keeps all of the shipped tape’s weight when it is wide, and less when it is not', () => {
    const { recording } = decodeTape(new Uint8Array(readFileSync('public/data/tapes/sasrec.bin')));
    const wide = keptWeight(recording, { last: 50, first: 0 });
    expect(wide).toHaveLength(4);
    for (const { all, lastRow } of wide) {
      expect(all).toBe(1);
      expect(lastRow).toBe(1);
    }
    const narrow = keptWeight(recording, { last: 2, first: 1 });
    for (const [i, { all }] of narrow.entries()) expect(all).toBeLessThan(wide[i].all);
  });
});
