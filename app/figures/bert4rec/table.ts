/** The picture of BERT4Rec in rows and in a sentence. */
import { distributionSummary, distributionTable } from '../../../src/viz/distribution';
import { rankingSummary, rankingTable } from '../../../src/viz/ranking';
import type { Table } from '../../../src/viz/types';
import { opTable } from '../picture/opTable';
import type { PictureProps } from '../picture/props';
import { opUnder } from '../picture/tensors';
import { isInference, nextRanking, slotsOf } from './view';

const shownGames = 5;

/** The tensor under the cursor as rows; scores and probabilities as what they put under each mask. */
export function bert4recTable({ recording, previous, dataset, op: id, cell }: PictureProps): Table {
  const op = opUnder(recording, id);
  if (op.mark !== 'scores' && op.mark !== 'probability')
    return opTable(recording, dataset, op, cell?.head ?? 0, false);
  return isInference(recording)
    ? rankingTable(nextRanking(recording, previous, dataset, 20), 'Recommended next')
    : distributionTable(slotsOf(recording, dataset, shownGames), 'Games expected under the masks');
}

export function bert4recSummary({ recording, previous, dataset }: PictureProps): string {
  return isInference(recording)
    ? rankingSummary(nextRanking(recording, previous, dataset, 3), 'After the whole history')
    : distributionSummary(slotsOf(recording, dataset, 3), 'Under the masks');
}
