/** Reading the update gate of a GRU: which way round. */

import { percent } from '../../chapters/words';
import { eventFlow } from '../../figures/gru4rec/view';
import { choices, type Kind, titleOf } from './task';

/** Units among which one is to be found. */
const UNITS = 4;

/** Which unit kept most of its past at an event? */
export const gates: Kind = async ({ oracle, data, history, chance }) => {
  const recording = await oracle.trace('gru4rec', { history });
  const event = 1 + chance.integer(history.length - 1);
  const { update, candidate, previous, state } = eventFlow(recording, event);
  const units = choices(
    [],
    Array.from(update, (_, unit) => unit),
    chance,
  ).slice(0, UNITS);
  const [most, next] = [...units].sort((a, b) => update[b] - update[a]);
  if (update[most] - update[next] < 0.02) return null;
  const least = units.reduce((low, unit) => (update[unit] < update[low] ? unit : low));
  const two = (value: number) => value.toFixed(2).replace('-', '−');
  return {
    title: 'Who remembers?',
    model: 'gru4rec',
    picture: { form: 'gates', recording, event },
    caption:
      'The update gate z, a row for each game that was read and a column for each unit. Point at a cell, or walk there with the arrow keys, to read its number and its unit.',
    question: `At ${titleOf(data, history[event])}, game ${event + 1} of ${history.length}, which of these units kept most of what it held before?`,
    options: units.map((unit) => ({ id: String(unit), label: `Unit ${unit}` })),
    answer: String(most),
    meaning: `Unit ${most}: z = ${two(update[most])}, so ${percent(update[most])} of ${two(previous[most])} was kept and the rest taken from the candidate, ${two(candidate[most])}; it now holds ${two(state[most])}. Unit ${least} kept ${percent(update[least])}. In this form, which is PyTorch’s, z near one keeps; in the paper’s of 2016 it replaces.`,
  };
};
