import { describe, expect, it } from 'vitest';
import { lossNames } from '../../../src/models/config';
import { isBinary, lossNotes, saidOf, verdictOf } from './surety';

const answer = {
  ranks: Uint16Array.of(1, 4, 11),
  confidence: {
    first: Float32Array.of(0.5, 0.25, 0.125),
    list: Float32Array.of(1, 0.75, 0.5),
    score: Float32Array.of(0, 9, -9),
  },
};

describe('what was said', () => {
  it('of the first game comes true at rank 1, and of a list up to rank 10', () => {
    expect(saidOf(answer, 'first', 'softmax')).toEqual({
      predicted: answer.confidence.first,
      came: [true, false, false],
    });
    expect(saidOf(answer, 'list', 'softmax')).toEqual({
      predicted: answer.confidence.list,
      came: [true, true, false],
    });
  });

  it('by a binary loss is the sigmoid of the score', () => {
    const { predicted } = saidOf(answer, 'first', 'sigmoid');
    expect(Array.from(predicted)).toEqual([0.5, expect.closeTo(0.99988, 4), expect.closeTo(0.00012, 4)]);
  });

  it('is weighed against what came', () => {
    const said = (of: number) => ({ predicted: Float32Array.of(of, of), came: [true, false] });
    expect(verdictOf(said(0.75), 'softmax')).toBe(
      'On average it says 75.0 %, and is right for 50.0 % of the players: too sure.',
    );
    expect(verdictOf(said(0.25), 'softmax')).toContain('too modest');
    expect(verdictOf(said(0.505), 'softmax')).toContain('as often as it says');
    expect(verdictOf(said(0.75), 'sigmoid')).not.toContain('too sure');
  });
});

describe('notes on losses', () => {
  it('tell the binary ones, whose scores are no distribution', () => {
    for (const loss of lossNames) expect(lossNotes[loss].includes('sigmoid')).toBe(isBinary(loss));
  });
});
