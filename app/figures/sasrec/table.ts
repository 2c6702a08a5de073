/** The picture of SASRec in rows and in a sentence. */
import { rankingSummary } from '../../../src/viz/ranking';
import type { Table } from '../../../src/viz/types';
import { comparedAfter, comparedTable } from '../picture/compared';
import { opTable } from '../picture/opTable';
import type { PictureProps } from '../picture/props';
import { opUnder } from '../picture/tensors';

/** The tensor under the cursor as rows; scores and probabilities as the ranking that they give. */
export function sasrecTable({ recording, weights, previous, dataset, op: id, cell }: PictureProps): Table {
  const op = opUnder(recording, id);
  const row = cell?.row ?? recording.history.length - 1;
  if (op.mark !== 'scores' && op.mark !== 'probability')
    return opTable(recording, dataset, op, cell?.head ?? 0, true);
  const title = dataset.games[recording.history[row]].title;
  const tapes = { now: { recording, weights }, previous, dataset };
  return comparedTable(comparedAfter(tapes, row, 20), `Recommended after ${title}`);
}

export function sasrecSummary({ recording, weights, dataset }: PictureProps): string {
  const last = recording.history.length - 1;
  const { ranking } = comparedAfter({ now: { recording, weights }, previous: null, dataset }, last, 3);
  return rankingSummary(ranking, 'After the whole history');
}
