import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findOp } from '../../../src/nn/recording';
import { decodeTape } from '../../../src/nn/tapeFile';
import { matrixOf, readRow } from '../../code/operands';
import { apart, attend, costs, fetched, firstHeads, seesBehind } from './candidates';
import { fullCells } from './windows';

const { recording } = decodeTape(new Uint8Array(readFileSync('public/data/tapes/sasrec.bin')));
const heads = firstHeads(recording);

describe('candidates behind one history', () => {
  it('are attended to as the model itself does it', () => {
    const weights = findOp(recording, 'block0/weights');
    if (!weights) throw new Error('the tape lacks its weights');
    const { rows } = matrixOf(weights);
    for (const [index, head] of heads.entries()) {
      const mixed = attend(head, (row, column) => column <= row);
      for (let row = 0; row < rows; row++) {
        const w = readRow(recording, weights, index, row);
        mixed[row].forEach((value, unit) => {
          const right = head.value.reduce((sum, v, column) => sum + w[column] * v[unit], 0);
          expect(value).toBeCloseTo(right, 1);
        });
      }
    }
  });

  it.each([1, 2, 3, 5])('%i of them, masked from each other, fetch what they would alone', (candidates) => {
    for (const one of fetched(heads, candidates, false)) expect(apart(one)).toBeLessThan(1e-12);
  });

  it('that see each other fetch something else, all but the first', () => {
    const [first, ...others] = fetched(heads, 3, true);
    expect(apart(first)).toBeLessThan(1e-12);
    for (const one of others) expect(apart(one)).toBeGreaterThan(1e-3);
  });

  it('leave the history as it is', () => {
    const masked = attend(heads[0], seesBehind(5, false));
    const causal = attend(heads[0], (row, column) => column <= row);
    expect(masked.slice(0, 5)).toEqual(causal.slice(0, 5));
  });
});

describe('what it costs', () => {
  const cells = (history: number, candidates: number) => {
    const sees = seesBehind(history, false);
    const all = Array.from({ length: history + candidates }, (_, i) => i);
    return all.reduce((sum, row) => sum + all.filter((column) => sees(row, column)).length, 0);
  };

  it('is what is counted on the masks', () => {
    const { alone, batched } = costs({ history: 12, candidates: 7, batch: 3 });
    expect(alone).toEqual({ encoded: 7 * 13, cells: 7 * cells(12, 1) });
    expect(batched).toEqual({ encoded: 3 * 12 + 7, cells: 2 * cells(12, 3) + cells(12, 1) });
  });

  it('with cached keys is the history once, and a row for each candidate', () => {
    const { cached, batched } = costs({ history: 1000, candidates: 500, batch: 500 });
    expect(cached.cells).toBe(fullCells(1000) + 500 * 1001);
    expect(batched).toEqual(cached);
  });
});
