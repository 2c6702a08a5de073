/** Reading a map of attention: which way round, and what it does not say. */
import { findOp } from '../../../src/nn/recording';
import { blocksOf, meanAttention } from '../../chapters/sasrec/row';
import { percent } from '../../chapters/words';
import { readRow } from '../../code/operands';
import { headsOf } from '../../figures/picture/tensors';
import { change, choices, type Kind, titleOf } from './task';

const descending = (values: ArrayLike<number>) => (a: number, b: number) => values[b] - values[a];

/** At whom does the last row look most, of the games before it? */
export const attention: Kind = async ({ oracle, data, history, chance }) => {
  const recording = await oracle.trace('sasrec', { history });
  const block = chance.integer(blocksOf(recording));
  const weights = findOp(recording, `block${block}/weights`);
  if (!weights) return null;
  const head = chance.integer(headsOf(weights));
  const before = chance.integer(2) === 0;
  const last = history.length - 1;
  const row = readRow(recording, weights, head, last);
  const past = [...history.keys()].slice(0, last).sort(descending(row));
  const [most, next] = past;
  if (row[most] - row[next] < 0.02) return null;
  const title = (position: number) => titleOf(data, history[position]);
  return {
    title: 'Who is looked at?',
    model: 'sasrec',
    picture: { form: 'attention', recording, op: `block${block}/${before ? 'masked' : 'weights'}`, head },
    caption: before
      ? 'Scores of one head after the mask and before the softmax, q · k / √d. Each row is one game’s question.'
      : 'Attention weights of one head. Each row is one game’s question, and adds up to one.',
    question: `In block ${block + 1}, head ${head + 1}, which of the games before it gets most of the attention of ${title(last)}, the last one?`,
    options: choices([most, next], past, chance).map((at) => ({ id: String(at), label: title(at) })),
    answer: String(most),
    meaning: `${title(most)}, with ${percent(row[most])}; ${title(next)} has ${percent(row[next])}, and ${title(last)} keeps ${percent(row[last])} for itself. A row is the game that asks, a column the game that answers${before ? '; the softmax goes along rows and keeps their order' : ''}.`,
  };
};

/** Whose absence would be felt most? */
export const ablation: Kind = async ({ oracle, data, history, chance }) => {
  const recording = await oracle.trace('sasrec', { history });
  const [best] = await oracle.recommend('sasrec', history, 1);
  const { whole, without } = await oracle.ablate('sasrec', history, best);
  const changes = without.map((left) => left - whole);
  const order = [...changes.keys()].sort((a, b) => changes[a] - changes[b]);
  const [most, next] = order;
  if (changes[most] > -0.02 || changes[next] - changes[most] < 0.02) return null;
  const block = blocksOf(recording) - 1;
  const seen = meanAttention(recording, block, history.length - 1);
  const [looked] = [...seen.keys()].sort(descending(seen));
  const title = (position: number) => titleOf(data, history[position]);
  return {
    title: 'Who is missed?',
    model: 'sasrec',
    picture: { form: 'attention', recording, op: `block${block}/weights`, head: 0 },
    caption:
      'Attention weights of the first head of the last block. They are evidence, and they are not the experiment.',
    question: `The first recommendation is ${titleOf(data, best)}. Which game’s removal lowers its probability most?`,
    options: choices([most, looked, next], order, chance).map((at) => ({ id: String(at), label: title(at) })),
    answer: String(most),
    meaning: `Without ${title(most)}, ln p changes by ${change(changes[most])}. ${
      looked === most
        ? `It also has most of the last row’s attention, ${percent(seen[looked])} averaged over the heads: here the map would have told you, and often it does not.`
        : `${title(looked)} has most of the last row’s attention, ${percent(seen[looked])} averaged over the heads, and without it ln p changes by ${change(changes[looked])}: where a row looks is not what it needs.`
    }`,
  };
};
