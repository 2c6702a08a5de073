import { ReadableStream } from 'node:stream/web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Histories } from './core';
import type { Interaction } from './interactions';
import { applyRecipe } from './recipe';

const apply = (interactions: Interaction[], core: number) =>
  applyRecipe(ReadableStream.from([interactions.slice(0, 3), [], interactions.slice(3)]), {
    minMinutes: 60,
    core,
  });

const play = (player: string, ...appIds: number[]): Interaction[] =>
  appIds.map((appId) => ({ player, appId, minutes: 60 }));

function fewest(histories: Histories): number {
  const players = new Map<number, number>();
  for (const game of histories.flat()) players.set(game, (players.get(game) ?? 0) + 1);
  return Math.min(...players.values(), ...histories.map((history) => history.length));
}

describe('applyRecipe', () => {
  it('keeps what was played for an hour, each game once, in library order', async () => {
    const { histories } = await apply(
      [
        ...play('ann', 30, 10, 30),
        { player: 'ann', appId: 20, minutes: 59 },
        { player: 'bob', appId: 10, minutes: 10 },
        ...play('bob', 30, 10),
        ...play('ann', 20),
        ...play('bob', 20),
      ],
      2,
    );
    expect(histories).toEqual([
      [30, 10, 20],
      [30, 10, 20],
    ]);
  });

  it('filters again until nothing changes: without one game the next player falls, and so on', async () => {
    const chain = [...play('ann', 1, 2), ...play('bob', 2, 3), ...play('cyd', 3, 4)];
    const pair = [...play('dee', 5, 6), ...play('eve', 6, 5)];
    const { histories, steps } = await apply([...chain, ...pair], 2);
    expect(histories).toEqual([
      [5, 6],
      [6, 5],
    ]);
    expect(steps.map(({ name, counts: { interactions } }) => [name, interactions])).toEqual([
      ['as read', 10],
      ['≥ 60 minutes', 10],
      ['each game once', 10],
      ['2-core, round 1', 6],
      ['2-core, round 2', 4],
    ]);
  });

  it('counts players, games, interactions, mean and median', async () => {
    const { steps } = await apply(
      [...play('ann', 1, 2, 3), ...play('bob', 1), ...play('cyd', 2, 4), ...play('dee', 1, 2)],
      1,
    );
    expect(steps[0].counts).toEqual({ players: 4, games: 4, interactions: 8, mean: 2, median: 2 });
  });

  it('leaves every player and every game with at least `core`, and drops nothing that could stay', async () => {
    const row = fc.record({
      player: fc.nat(12).map(String),
      appId: fc.integer({ min: 1, max: 12 }),
      minutes: fc.constantFrom(0, 59, 60, 500),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 60, maxLength: 150 }),
        fc.integer({ min: 1, max: 5 }),
        async (rows, core) => {
          const outcome = await apply(rows, core).catch(() => null);
          const kept = outcome?.histories ?? [];
          if (outcome) expect(fewest(kept)).toBeGreaterThanOrEqual(core);
          expect(kept).toEqual(peeled(rows, core));
        },
      ),
    );
  });

  it('says so when there is nothing, before or after the filters', async () => {
    await expect(apply([], 5)).rejects.toThrow(/not one game in one library/);
    await expect(apply(play('ann', 1, 2, 3), 5)).rejects.toThrow(/Nothing is left after the filters/);
  });
});

/** The same by the book, one row at a time: take away any row whose player or game has too few. */
function peeled(interactions: Interaction[], core: number): Histories {
  const rows = new Map(
    interactions.filter(({ minutes }) => minutes >= 60).map((row) => [`${row.player}/${row.appId}`, row]),
  );
  const tooFew = ({ player, appId }: Interaction) =>
    [...rows.values()].filter((row) => row.player === player).length < core ||
    [...rows.values()].filter((row) => row.appId === appId).length < core;
  for (;;) {
    const victim = [...rows].find(([, row]) => tooFew(row));
    if (!victim) break;
    rows.delete(victim[0]);
  }
  const players = [...new Set(interactions.map(({ player }) => player))];
  return players
    .map((player) => [...rows.values()].filter((row) => row.player === player).map(({ appId }) => appId))
    .filter((history) => history.length > 0);
}
