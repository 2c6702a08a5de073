import { beforeAll, describe, expect, it } from 'vitest';
import { findOp, valuesOf } from '../../../src/nn/recording';
import { startBackends } from '../../../src/testing/backends';
import { GAMES, toyConfig } from '../../../src/testing/toy';
import { trace } from '../../../src/train/probes/trace';
import { Run } from '../../../src/train/run';
import { readRow } from '../../code/operands';
import { meanAttention, rowUnder, workedRow } from './row';

beforeAll(startBackends);

const history = [3, 9, 1, 4, 7];

/** As published there is no map after the heads: what is heard is what is marked `mixed`. */
async function taped() {
  const run = new Run('sasrec', toyConfig('sasrec', { norm: 'published' }), [history], GAMES);
  const recording = await trace(run, { history });
  run.dispose();
  return recording;
}

describe('a row of attention, worked by hand', () => {
  it('comes to the weights and to the mixture that the model made', async () => {
    const recording = await taped();
    for (const block of [0, 1])
      for (const head of [0, 1])
        for (const row of [0, 3, 4]) {
          const worked = workedRow(recording, { block, head, row });
          const weights = findOp(recording, `block${block}/weights`);
          const mixed = findOp(recording, `block${block}/mixed`);
          if (!worked || !weights || !mixed) throw new Error('the tape lacks a block');
          expect(worked.terms).toHaveLength(row + 1);
          const right = readRow(recording, weights, head, row);
          worked.terms.forEach(({ weight }, j) => {
            expect(weight).toBeCloseTo(right[j], 5);
          });
          const units = valuesOf(recording, mixed).subarray(row * 8, (row + 1) * 8);
          expect(worked.heard).toBeCloseTo(units[head * worked.width + worked.unit], 5);
          expect(worked.terms.reduce((sum, { heard }) => sum + heard, 0)).toBeCloseTo(worked.heard, 5);
        }
    expect(workedRow(recording, { block: 7, head: 0, row: 0 })).toBeNull();
  });

  it('follows the cursor into a block, a head and a row', async () => {
    const recording = await taped();
    const at = (id: string) => findOp(recording, id) ?? null;
    expect(rowUnder(recording, null, null)).toEqual({ block: 0, head: 0, row: 4 });
    expect(rowUnder(recording, at('scores'), { head: 0, row: 2, column: 3 })).toEqual({
      block: 0,
      head: 0,
      row: 4,
    });
    expect(rowUnder(recording, at('block1/key'), { head: 1, row: 2, column: 3 })).toEqual({
      block: 1,
      head: 1,
      row: 2,
    });
    expect(rowUnder(recording, at('block1/mixed'), { head: 0, row: 1, column: 6 })).toEqual({
      block: 1,
      head: 0,
      row: 1,
    });
  });

  it('averages the heads, and adds up to one', async () => {
    const attention = meanAttention(await taped(), 1, 2);
    expect(attention.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    expect(attention.slice(3)).toEqual([0, 0]);
  });
});
