import type { ModelName, RunConfig } from '../../models/config';
import { Run } from '../run';

/** Enough that the second knows a state from the first, and finds on the device what was small and not yet there. */
const STEPS = 2;

/**
 * All that training and measuring such a run do, by one of its own, which is gone afterwards: for a GPU to compile the
 * shaders beforehand. Shaders do not depend on which histories these are, nor on how many.
 */
export function rehearse(
  model: ModelName,
  config: RunConfig,
  histories: readonly ArrayLike<number>[],
  games: number,
): void {
  const some = histories.slice(0, STEPS * config.batchSize);
  const run = new Run(model, config, some, games);
  try {
    for (let step = 0; step < STEPS; step++) run.advance().dispose();
    run.scores(some.map((history) => run.model.ranking(history, run.config, games))).dispose();
  } finally {
    run.dispose();
  }
}
