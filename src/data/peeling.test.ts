import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreRounds, type Histories } from './core';
import { peeling } from './peeling';

/** Players 0 … 2 hang on one another, as do games 1 … 4; players 3 and 4 hold on to games 5 and 6. */
const chain: Histories = [
  [1, 2],
  [2, 3],
  [3, 4],
  [5, 6],
  [6, 5],
];

describe('peeling', () => {
  it('counts what is left after every round, and who falls in which', () => {
    const { levels, part } = peeling(chain, 2, 12);
    expect(levels.map(({ players, games, entries }) => [players, games, entries])).toEqual([
      [5, 6, 10],
      [3, 4, 6],
      [2, 2, 4],
    ]);
    const fell = (nodes: { id: number; fell: number }[]) =>
      Object.fromEntries(nodes.map(({ id, fell }) => [id, fell]));
    expect(fell(part.players)).toEqual({ 0: 1, 1: 2, 2: 1, 3: 0, 4: 0 });
    expect(fell(part.games)).toEqual({ 1: 1, 2: 2, 3: 2, 4: 1, 5: 0, 6: 0 });
    expect(part.games.find(({ id }) => id === 2)?.degrees).toEqual([2, 1, 0]);
    expect(part.edges).toHaveLength(10);
  });

  it('spreads players and games over their degrees, the highest in one place', () => {
    const [before, after] = peeling([[1], [1, 2, 3, 4, 5, 6, 7, 8], ...chain], 2, 4).levels;
    expect(before.playersByGames).toEqual([0, 1, 5, 0, 0, 0, 1]);
    expect(before.gamesByPlayers).toEqual([0, 2, 1, 5, 0, 0, 0]);
    expect(after.playersByGames[1]).toBe(0);
  });

  it('has one level where nothing falls, and one that is empty where all does', () => {
    expect(peeling(chain.slice(3), 2, 12).levels).toHaveLength(1);
    const { levels, part } = peeling(chain, 3, 12);
    expect(levels.at(-1)).toMatchObject({ players: 0, games: 0, entries: 0 });
    expect(part.games.every(({ fell }) => fell > 0)).toBe(true);
    expect(peeling([[], []], 2, 12).part).toEqual({ players: [], games: [], edges: [] });
  });

  it('draws a part of the graph that is no larger than asked, with its own edges', () => {
    const histories = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 2, max: 10 }),
        (all, core, size) => {
          const { part, levels } = peeling(all, core, size);
          expect(Math.max(part.players.length, part.games.length)).toBeLessThanOrEqual(size);
          expect(new Set(part.games.map(({ id }) => id)).size).toBe(part.games.length);
          for (const [p, g] of part.edges) expect(all[part.players[p].id]).toContain(part.games[g].id);
          const last = [...coreRounds(all, core)].at(-1) ?? all;
          expect(levels.at(-1)?.entries).toBe(last.flat().length);
          for (const { id, fell } of part.players) expect(last[id].length === 0).toBe(fell > 0);
        },
      ),
    );
  });
});
