import { describe, expect, it } from 'vitest';
import { stepFlops } from './flops';

const shape = { width: 4, blocks: 1 };
/** Two histories, of one and of two games. */
const work = { lengths: [1, 2], predictions: 3, games: 10 };
/** 3 predictions × 10 games × 4 numbers, two operations each; forward and backward. */
const scores = 3 * 2 * 3 * 4 * 10;

describe('operations of a training step', () => {
  it('GRU4Rec: six maps of an event', () => {
    expect(stepFlops('gru4rec', shape, work)).toBe(3 * (2 * 3 * 6 * 4 * 4) + scores);
  });

  it('SASRec: six maps of a game, and pairs that do not look ahead', () => {
    expect(stepFlops('sasrec', shape, work)).toBe(3 * (2 * 3 * 6 * 4 * 4 + 2 * 2 * (1 + 3) * 4) + scores);
  });

  it('BERT4Rec: twelve maps of a game, all pairs, one map of a prediction', () => {
    const encoder = 2 * 3 * 12 * 4 * 4 + 2 * 2 * (1 + 4) * 4 + 2 * 3 * 4 * 4;
    expect(stepFlops('bert4rec', shape, work)).toBe(3 * encoder + scores);
  });

  it('grows with the catalogue and the blocks', () => {
    expect(stepFlops('sasrec', shape, { ...work, games: 20 })).toBe(
      stepFlops('sasrec', shape, work) + scores,
    );
    expect(stepFlops('sasrec', { ...shape, blocks: 2 }, work) - scores).toBe(
      2 * (stepFlops('sasrec', shape, work) - scores),
    );
  });
});
