import { describe, expect, it } from 'vitest';
import { nextItemExample, rankingExample } from '../../../src/data/batches';
import { testHoldout, trainingHistory, validationHoldout } from '../../../src/data/split';
import { emptyShare, partsOf, readBy } from './split';

const history = Uint16Array.from([11, 12, 13, 14, 15, 16, 17]);
const read = (part: 'training' | 'validation' | 'test', maxLength: number) => {
  const { from, to } = readBy(part, history.length, maxLength);
  return [...history.subarray(from, to)];
};

describe('a history through the split', () => {
  it('gives the last game to the test and the one before it to validation', () => {
    expect(partsOf(4)).toEqual(['training', 'training', 'validation', 'test']);
  });

  it.each([2, 3, 50])('reads what the models read, of the last %d games', (maxLength) => {
    expect(read('training', maxLength)).toEqual(nextItemExample(trainingHistory(history), maxLength).items);
    for (const [part, { input, target }] of [
      ['validation', validationHoldout(history)],
      ['test', testHoldout(history)],
    ] as const) {
      expect(read(part, maxLength)).toEqual(rankingExample(input, maxLength).items);
      expect(history[readBy(part, history.length, maxLength).to]).toBe(target);
    }
  });

  it('knows the share of empty cells', () => {
    expect([emptyShare([3, 5], 16), emptyShare([4, 4], 8), emptyShare([], 0)]).toEqual([
      '50 %',
      '0 %',
      '0 %',
    ]);
  });
});
