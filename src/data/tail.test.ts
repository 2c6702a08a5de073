import { describe, expect, it } from 'vitest';
import { datasetOf } from '../testing/toy';
import { gamesHolding, headOf, shareOf, tailOf } from './tail';

const tail = tailOf(
  datasetOf([
    [1, 2, 3],
    [1, 2, 4],
    [2, 5, 1],
    [1, 3, 6],
  ]),
);

describe('the long tail', () => {
  it('has the games that somebody owns, most owned first', () => {
    expect(tail).toEqual({ items: [1, 2, 3, 4, 5, 6], players: [4, 3, 2, 1, 1, 1] });
  });

  it('knows what its head holds', () => {
    expect(headOf(tail, 0.1)).toBe(1);
    expect(headOf(tail, 0.5)).toBe(3);
    expect(shareOf(tail, 1)).toBeCloseTo(4 / 12);
    expect(shareOf(tail, 3)).toBeCloseTo(9 / 12);
  });

  it('knows how few games hold a share of it', () => {
    expect(gamesHolding(tail, 0.5)).toBe(2);
    expect(gamesHolding(tail, 0.01)).toBe(1);
    expect(gamesHolding(tail, 1)).toBe(6);
  });
});
