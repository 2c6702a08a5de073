/** The players of a drawn world. */

import type { Batch } from '../src/data/batches';
import { random } from '../src/data/random';
import { models } from '../src/models';
import { configOf, type RunConfig } from '../src/models/config';
import { Batches } from '../src/train/epoch';
import type { Trial, World } from './trial';

/** Histories of log-normal length over a catalogue in which few games are had by many. */
export function historiesOf({ players, games, maxLength, median, spread }: World): number[][] {
  const draw = random(0, 1);
  return Array.from({ length: players }, () => {
    const length = Math.min(
      maxLength + 1,
      Math.max(3, Math.round(median * Math.exp(spread * draw.normal()))),
    );
    const history = new Set<number>();
    while (history.size < length) history.add(1 + Math.floor(games * draw.uniform() ** 2));
    return [...history];
  });
}

/** A trial's settings in full. */
export const settingsOf = ({ model, world, config }: Trial): RunConfig =>
  configOf(model, { maxLength: world.maxLength, ...config });

/** The batches of an epoch, packed: every engine trains on these, in this order. */
export function batchesOf(trial: Trial): { perEpoch: number; next: () => Batch } {
  const batches = new Batches(
    models[trial.model],
    settingsOf(trial),
    historiesOf(trial.world),
    trial.world.games,
  );
  let epoch = 0;
  let upcoming = batches.ofEpoch(epoch);
  const next = (): Batch => {
    const { value, done } = upcoming.next();
    if (!done) return value;
    upcoming = batches.ofEpoch(++epoch);
    return next();
  };
  return { perEpoch: batches.perEpoch, next };
}
