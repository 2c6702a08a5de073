/** What lies between two tapes of a model: an edit of the history, training, or both. */
import { shallow } from 'zustand/shallow';
import { whole } from '../../../src/data/whole';
import { sameConfig } from '../../../src/models/config';
import type { Read, Weights } from '../../store/run';

/** The run that made them; null for the weights that ship with the site, whether or not a run was opened with them. */
const runOf = (weights: Weights): Weights => (weights?.origin === 'recorded' ? null : weights);

export function sameWeights(before: Weights, now: Weights): boolean {
  const [a, b] = [runOf(before), runOf(now)];
  // The same course of a run, with the same configuration, makes the same step.
  return a && b ? a.step === b.step && a.branch === b.branch && sameConfig(a.config, b.config) : a === b;
}

const without = (history: readonly number[], items: readonly number[]): number[] =>
  history.filter((item) => !items.includes(item));

const count = (games: number): string => (games === 1 ? 'a game' : `${games} games`);

/** "you removed Portal 2"; null where both are the same history. */
export function editBetween(
  before: readonly number[],
  now: readonly number[],
  titleOf: (item: number) => string,
): string | null {
  if (shallow(before, now)) return null;
  const removed = without(before, now);
  const added = without(now, before);
  const only = (items: number[]) => (items.length === 1 ? titleOf(items[0]) : count(items.length));
  if (removed.length > 0 && added.length > 0) return `you removed ${only(removed)} and added ${only(added)}`;
  if (removed.length > 0) return `you removed ${only(removed)}`;
  if (added.length > 0) return `you added ${only(added)}`;
  // The same games: whoever is left out, the others stand in the same order.
  const moved = now.filter((item) => shallow(without(before, [item]), without(now, [item])));
  if (moved.length === 1) return `you moved ${titleOf(moved[0])}`;
  if (moved.length === 2) return `you swapped ${titleOf(moved[0])} and ${titleOf(moved[1])}`;
  return 'you changed the order';
}

/** "step 120", or what else the weights before were; null where they are the same. */
function weightsBefore(before: Weights, now: Weights): string | null {
  if (sameWeights(before, now)) return null;
  const [a, b] = [runOf(before), runOf(now)];
  if (!a) return 'the model as shipped';
  if (!b || !sameConfig(a.config, b.config)) return 'another run';
  // While a run goes on, the page hears of its steps a little later than the tape is made.
  return `${a.status === 'running' ? 'about ' : ''}step ${whole(a.step)}`;
}

/** What has changed since the tape before, to follow the word "since"; null where nothing has. */
export function changeSince(before: Read, now: Read, titleOf: (item: number) => string): string | null {
  const edit = editBetween(before.recording.history, now.recording.history, titleOf);
  const weights = weightsBefore(before.weights, now.weights);
  if (edit && weights) return `${edit}, and ${weights}`;
  return edit ?? weights;
}
