import { describe, expect, it } from 'vitest';
import { guessColumns, isHeader, timeOf } from './columns';

const none = { user: null, item: null, time: null, title: null, minutes: null };

describe('guessing columns', () => {
  it('by name, however the name is written', () => {
    const cases: [string[], Partial<typeof none> | Record<string, number>][] = [
      [['userId', 'movieId', 'rating', 'timestamp'], { user: 0, item: 1, time: 3 }],
      [['user', 'item', 'playtime_forever'], { user: 0, item: 1, minutes: 2 }],
      [['Date', 'Product ID', 'Product Name', 'Customer-ID'], { time: 0, item: 1, title: 2, user: 3 }],
      [['rating', 'reviewerID', 'asin', 'unixReviewTime', 'title'], { user: 1, item: 2, time: 3, title: 4 }],
      [['steam_id', 'app_id', 'game_name'], { user: 0, item: 1, title: 2 }],
      [['user_id', 'track_name', 'played_at'], { user: 0, item: 1, time: 2 }],
    ];
    for (const [names, expected] of cases)
      expect(guessColumns(names, []), names.join()).toEqual({ ...none, ...expected });
  });

  it('by content where nothing is named: a date is a time, and users come before items', () => {
    const rows = [
      ['196', '242', '3', '881250949'],
      ['186', '302', '3', '891717742'],
    ];
    expect(guessColumns(null, rows)).toEqual({ ...none, user: 0, item: 1, time: 3 });
    const dated = [['2020-01-02T03:04:05Z', 'ann', 'The Film']];
    expect(guessColumns(null, dated)).toEqual({ ...none, time: 0, user: 1, item: 2 });
  });

  it('tells a row of names from a row of values', () => {
    expect(isHeader(['user', 'thing'], [['a', 'b']])).toBe(true);
    expect(isHeader(['wer', 'was'], [['1', '2']])).toBe(true);
    expect(isHeader(['1', '2'], [['3', '4']])).toBe(false);
    expect(isHeader(['ann', 'Dune'], [['bob', 'Ember']])).toBe(false);
  });

  it('reads a time as any number, or as a date', () => {
    expect(timeOf('881250949')).toBe(881250949);
    expect(timeOf(' 1.5 ')).toBe(1.5);
    expect(timeOf('2020-01-02')).toBe(Date.UTC(2020, 0, 2));
    for (const bad of ['', '  ', 'soon', '31/12/2020']) expect(timeOf(bad), bad).toBeNaN();
  });
});
