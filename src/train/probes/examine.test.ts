import { beforeAll, describe, expect, it } from 'vitest';
import type { Holdout } from '../../data/split';
import type { FaultName, ModelName } from '../../models/config';
import { startBackends } from '../../testing/backends';
import { GAMES, toyConfig } from '../../testing/toy';
import type { Examination } from '../protocol';
import { Run } from '../run';
import { examine } from './examine';

beforeAll(startBackends);

/** Walks through the catalogue, long and short: the short ones share rows with others. */
const walk = (first: number, length: number) =>
  Uint16Array.from({ length }, (_, t) => 1 + ((first + 3 * t) % GAMES));
const histories = Array.from({ length: 12 }, (_, player) => walk(player, 4 + (player % 6)));
const questions = histories.map(
  (history): Holdout => ({ input: history.slice(0, -1), target: history[history.length - 1] }),
);

async function examined(model: ModelName, fault: FaultName): Promise<Examination> {
  const config = toyConfig(model, { fault, blocks: 1, maxLength: 12 });
  const run = new Run(model, config, histories, GAMES);
  for (let step = 0; step < 40; step++) run.advance().dispose();
  const examination = await examine(run, questions);
  run.dispose();
  return examination;
}

/** What rounding leaves of nothing. */
const NOTHING = 1e-5;

describe('an examination', () => {
  it.each(['gru4rec', 'sasrec'] as const)(
    'of a sound %s finds that it heeds what it should',
    async (model) => {
      const { moved, players, step } = await examined(model, 'none');
      // Histories of three games are not asked.
      expect({ players, step }).toEqual({ players: 10, step: 40 });
      expect(moved.later).toBeLessThan(NOTHING);
      expect(moved.company).toBeLessThan(NOTHING);
      expect(moved.last).toBeGreaterThan(1e-3);
      expect(moved.order).toBeGreaterThan(1e-4);
    },
  );

  it.each([
    ['sasrec', 'no-causal-mask', 'later'],
    ['sasrec', 'merged-histories', 'company'],
    ['gru4rec', 'no-reset', 'company'],
  ] as const)('of %s with %s sees what should not matter: %s', async (model, fault, change) => {
    expect((await examined(model, fault)).moved[change]).toBeGreaterThan(1e-4);
  });

  it.each([
    ['wrong-readout', 'last'],
    ['no-positions', 'order'],
  ] as const)('of SASRec with %s misses what should matter: %s', async (fault, change) => {
    expect((await examined('sasrec', fault)).moved[change]).toBeLessThan(NOTHING);
  });

  it('tells how sure a run is of what the player has just had', async () => {
    const [sound, broken] = [await examined('sasrec', 'none'), await examined('sasrec', 'target-is-input')];
    expect(broken.again).toBeGreaterThan(sound.again + 0.1);
  });

  it('shows one player: the most probable games of all, and the rank of the target among those not owned', async () => {
    const { example } = await examined('sasrec', 'none');
    const chances = example.top.map(({ probability }) => probability);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(example.rank).toBeGreaterThanOrEqual(1);
    expect(example.rank).toBeLessThanOrEqual(GAMES - example.history.length);
  });

  it('has no later games to replace where a model reads in both directions', async () => {
    expect((await examined('bert4rec', 'none')).moved.later).toBeNull();
  });
});
