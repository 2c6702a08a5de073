/** The picture of BERT4Rec in rows and in a sentence. */
import { distributionSummary, distributionTable } from '../../../src/viz/distribution';
import { rankingSummary } from '../../../src/viz/ranking';
import type { Table } from '../../../src/viz/types';
import { comparedTable } from '../picture/compared';
import { opTable } from '../picture/opTable';
import type { PictureProps } from '../picture/props';
import { opUnder } from '../picture/tensors';
import { isInference, nextRanking, slotsOf } from './view';

const shownGames = 5;

/** The tensor under the cursor as rows; scores and probabilities as what they put under each mask. */
export function bert4recTable(props: PictureProps): Table {
  const { recording, weights, previous, dataset, op: id, cell } = props;
  const op = opUnder(recording, id);
  if (op.mark !== 'scores' && op.mark !== 'probability')
    return opTable(recording, dataset, op, cell?.head ?? 0, false);
  return isInference(recording)
    ? comparedTable(nextRanking({ now: { recording, weights }, previous, dataset }, 20), 'Recommended next')
    : distributionTable(slotsOf(recording, dataset, shownGames), 'Games expected under the masks');
}

export function bert4recSummary({ recording, weights, dataset }: PictureProps): string {
  const tapes = { now: { recording, weights }, previous: null, dataset };
  return isInference(recording)
    ? rankingSummary(nextRanking(tapes, 3).ranking, 'After the whole history')
    : distributionSummary(slotsOf(recording, dataset, 3), 'Under the masks');
}
