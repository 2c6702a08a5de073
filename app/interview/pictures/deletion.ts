/** Foretelling a rank: what becomes of a recommendation when one game is taken out of the history. */
import { catalogueSize } from '../../../src/data/dataset';
import { places, rankingOf } from '../../figures/picture/rankings';
import { modelNames } from '../../workbench/names';
import { type Kind, titleOf } from './task';

const ranges = [
  { id: 'three', label: 'Rank 1 to 3', last: 3 },
  { id: 'ten', label: 'Rank 4 to 10', last: 10 },
  { id: 'fifty', label: 'Rank 11 to 50', last: 50 },
  { id: 'far', label: 'Further down', last: Number.POSITIVE_INFINITY },
];

const rangeOf = (rank: number): string => ranges.find(({ last }) => rank <= last)?.id ?? 'far';

/** Games of the ranking that is shown. */
const SHOWN = 5;

export const deletion: Kind = async ({ oracle, data, history, chance }) => {
  const model = chance.integer(2) === 0 ? 'sasrec' : 'gru4rec';
  const read = history.slice(0, -1);
  const target = history[history.length - 1];
  const removed = chance.integer(read.length);
  const recording = await oracle.trace(model, { history: read });
  const all = places(recording, read.length - 1, read);
  const ranked = rankingOf(data, { places: all, before: [], k: SHOWN, truth: target });
  if (!ranked.truth || ranked.truth.rank > 30) return null;
  const left = read.filter((_, position) => position !== removed);
  // The game that was taken out is owned all the same: it is not recommended.
  const after = (await oracle.recommend(model, left, catalogueSize(data))).filter(
    (item) => item !== read[removed],
  );
  const rank = after.indexOf(target) + 1;
  const [gone, came] = [titleOf(data, read[removed]), titleOf(data, target)];
  return {
    title: 'Where does it go?',
    model,
    picture: { form: 'ranking', data: ranked, k: SHOWN, after: titleOf(data, read[read.length - 1]) },
    caption: `What ${modelNames[model]} recommends after ${read.map((item) => titleOf(data, item)).join(', ')}. The game that did come next is marked.`,
    question: `Take ${gone} out, game ${removed + 1} of ${read.length}. ${came} did come next, and is at rank ${ranked.truth.rank} now. Where will it be?`,
    options: ranges.map(({ id, label }) => ({ id, label })),
    answer: rangeOf(rank),
    meaning: `At rank ${rank}, from ${ranked.truth.rank}. ${
      removed === read.length - 1
        ? 'The last game is what both kinds of model hear best.'
        : rank === ranked.truth.rank
          ? 'Whatever this game said, the others say as well.'
          : 'One game in the middle moves it, although it still knows the last one.'
    }`,
  };
};
