import { describe, expect, it } from 'vitest';
import { add, follow, move, remove, replace } from './history';

const history = [10, 20, 30, 40];

describe('edits of a history', () => {
  it('add at the end', () =>
    expect(add(history, 50)).toEqual({ history: [10, 20, 30, 40, 50], origin: [0, 1, 2, 3, -1] }));

  it('remove one', () => expect(remove(history, 1)).toEqual({ history: [10, 30, 40], origin: [0, 2, 3] }));

  it.each([
    [0, 2, [20, 30, 10, 40]],
    [3, 0, [40, 10, 20, 30]],
    [1, 1, history],
    [2, 99, [10, 20, 40, 30]],
    [2, -5, [30, 10, 20, 40]],
  ])('move %i to %i', (from, to, expected) => {
    expect(move(history, from, to).history).toEqual(expected);
  });

  it('leave the old history alone', () => {
    move(history, 0, 3);
    remove(history, 0);
    expect(history).toEqual([10, 20, 30, 40]);
  });
});

describe('follow', () => {
  it('keeps marks on their games', () => {
    expect(follow([0, 3], move(history, 0, 2))).toEqual([2, 3]);
    expect(follow([1, 2], remove(history, 1))).toEqual([1]);
    expect(follow([3], replace(history, [99, 40, 10]))).toEqual([1]);
  });
});
