/** Foretelling a Cloze test: which game of a history do the others give away? */
import { hiddenAt, slotPlaces } from '../../figures/bert4rec/view';
import { choices, type Kind, titleOf } from './task';

export const blanks: Kind = async ({ oracle, data, history, chance }) => {
  const asked = choices([0, history.length - 1], [...history.keys()], chance);
  const ranks = new Map<number, number>();
  for (const at of asked) {
    const tape = await oracle.trace('bert4rec', { history, masked: [at] });
    const hidden = hiddenAt(tape, 0);
    const place = slotPlaces(tape, 0).find(({ index }) => index + 1 === hidden);
    if (place) ranks.set(at, place.rank);
  }
  const order = [...ranks.keys()].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  const [easiest, next] = order;
  if (order.length < 2 || ranks.get(easiest) === ranks.get(next)) return null;
  const title = (position: number) => titleOf(data, history[position]);
  return {
    title: 'Which blank is easy?',
    model: 'bert4rec',
    picture: { form: 'games', history },
    caption: 'One player’s library, in its order. BERT4Rec reads both sides of a blank.',
    question:
      'Hide one of these games, and show BERT4Rec all the others. Which one does it rank best under its blank?',
    options: asked.map((at) => ({ id: String(at), label: title(at) })),
    answer: String(easiest),
    meaning: `${order.map((at) => `${title(at)} at rank ${ranks.get(at)}`).join(', ')}. In the middle there is evidence on both sides of a blank; at the end there is only a past, and the end is what a recommendation asks for.`,
  };
};
