/** The picture of SASRec in rows and in a sentence. */
import { rankingSummary, rankingTable } from '../../../src/viz/ranking';
import type { Table } from '../../../src/viz/types';
import { opTable } from '../picture/opTable';
import type { PictureProps } from '../picture/props';
import { opUnder } from '../picture/tensors';
import { askedAfter } from './view';

/** The tensor under the cursor as rows; scores and probabilities as the ranking that they give. */
export function sasrecTable({ recording, dataset, op: id, cell }: PictureProps): Table {
  const op = opUnder(recording, id);
  const row = cell?.row ?? recording.history.length - 1;
  if (op.mark !== 'scores' && op.mark !== 'probability')
    return opTable(recording, dataset, op, cell?.head ?? 0, true);
  const { ranking } = askedAfter(recording, dataset, row, 20);
  return rankingTable(ranking, 'Recommended games');
}

export function sasrecSummary({ recording, dataset }: PictureProps): string {
  const last = recording.history.length - 1;
  return rankingSummary(askedAfter(recording, dataset, last, 3).ranking, 'After the whole history');
}
