import { describe, expect, it } from 'vitest';
import { outcomes } from '../practice/schedule';
import { freshWalk, merged, noProgress, type Progress, readProgress, writeProgress } from './progress';

const at = (day: number) => new Date(Date.UTC(2026, 4, day));
const good = (day: number) => outcomes(undefined, at(day))[2];
const progress: Progress = {
  ...noProgress,
  cards: { gates: good(1), logq: good(3) },
  pictures: { asked: 5, right: 3 },
  walk: { ...freshWalk, spent: 90_000, ticked: ['scale'], levels: { depth: 2 } },
};

describe('a record of practice', () => {
  it('is the same after it has been written and read', () => {
    expect(readProgress(writeProgress(progress))).toEqual(progress);
  });

  it.each([
    ['no JSON', 'not a file of ours'],
    ['another file', '{"version":1,"cells":[]}'],
    ['another version', writeProgress(progress).replace('"version":1', '"version":2')],
    ['a date that is none', writeProgress(progress).replace(/"due":"[^"]*"/, '"due":"soon"')],
    ['a number that is none', writeProgress(progress).replace(/"stability":[^,]*/, '"stability":null')],
    ['a level that is not on the rubric', writeProgress(progress).replace('"depth":2', '"depth":9')],
  ])('is refused with a sentence if it is %s', (_, text) => {
    expect(() => readProgress(text)).toThrow(/^This file does not hold progress .*Nothing was changed\.$/s);
  });
});

describe('merged', () => {
  it('keeps of each card the one that was graded later, and loses none', () => {
    const theirs = { ...noProgress, cards: { gates: good(2), logq: good(2), mask: good(1) } };
    expect(merged(progress, theirs).cards).toEqual({
      gates: theirs.cards.gates,
      logq: progress.cards.logq,
      mask: theirs.cards.mask,
    });
  });

  it('keeps the longer walk and the longer series of pictures, whichever side they are on', () => {
    const other = { ...noProgress, pictures: { asked: 2, right: 2 }, walk: { ...freshWalk, spent: 10 } };
    for (const both of [merged(progress, other), merged(other, progress)]) {
      expect(both.pictures).toEqual(progress.pictures);
      expect(both.walk).toEqual(progress.walk);
    }
  });
});
