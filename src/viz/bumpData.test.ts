import { describe, expect, it } from 'vitest';
import { bumpGames, bumpNote, bumpSummary, bumpTable, describeBump, moveOf } from './bumpData';
import { placed } from './ranks';

const titleOf = (item: number) => `Game ${item}`;
// Items 1 … 6. Before, item 6 was owned; now, item 2 is.
const before = placed([0.1, 0.3, 0.2, 0.25, 0.15, 0], new Set([5]));
const now = placed([0.2, 0, 0.3, 0.05, 0.15, 0.3], new Set([1]));
const games = bumpGames(before, now, 3, titleOf);
const data = { k: 3, games, since: 'you swapped two' };

describe('a ranking before and now', () => {
  it('has each game of either once, those of now first', () => {
    expect(games.map(({ item }) => item)).toEqual([3, 6, 1, 2, 4]);
    expect(games.map(({ before, now }) => [before?.rank ?? null, now?.rank ?? null])).toEqual([
      [3, 1],
      [null, 2],
      [5, 3],
      [1, null],
      [2, 5],
    ]);
  });

  it('knows who climbs, comes in and drops out, and why', () => {
    expect(games.map((game) => moveOf(game, 3))).toEqual(['up', 'in', 'in', 'out', 'out']);
    expect(games.map((game) => bumpNote(game, 3))).toEqual([
      '▲2',
      'was owned',
      'from 5',
      'now owned',
      'to 5',
    ]);
    expect(moveOf(games[2], 5)).toBe('up');
    expect(bumpNote(games[4], 5)).toBe('▼3');
  });

  it('is told in words and in rows', () => {
    expect(describeBump(games[0], 3)).toBe('Game 3: 1, up, was 3');
    expect(describeBump(games[3], 3)).toBe('Game 2: was 1, is now in the history');
    expect(bumpSummary(data, 'Next')).toBe(
      'Next, the first 3 since you swapped two: 1 climb, 0 fall, 0 stay, 2 come in and 2 drop out.',
    );
    expect(bumpTable(data, 'Next').rows[4]).toEqual(['Game 4', 5, 2, -3, '0.050', '0.250']);
    expect(bumpTable(data, 'Next').rows[3].slice(1, 4)).toEqual(['owned', 1, '–']);
  });
});
