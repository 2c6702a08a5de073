/** The picture of GRU4Rec in rows and in a sentence. */
import { heatmapTable } from '../../../src/viz/heatmap';
import { rankingSummary } from '../../../src/viz/ranking';
import type { Table } from '../../../src/viz/types';
import { comparedAfter, comparedTable } from '../picture/compared';
import type { PictureProps } from '../picture/props';
import { markNames } from '../picture/rail';
import { opUnder } from '../picture/tensors';
import { gateHistory, isOverCatalogue, momentOf, rankingAfter } from './view';

/** The tensor that the heatmap shows, as rows; scores and probabilities as the ranking that they give. */
export function gru4recTable({ recording, weights, previous, dataset, op: id, cell }: PictureProps): Table {
  const op = opUnder(recording, id);
  const { gate, asked } = momentOf(recording, op, cell);
  if (isOverCatalogue(op)) {
    const tapes = { now: { recording, weights }, previous, dataset };
    const title = dataset.games[recording.history[asked]].title;
    return comparedTable(comparedAfter(tapes, asked, 20), `Recommended after ${title}`);
  }
  const { name, label } = markNames[gate];
  return heatmapTable(gateHistory(recording, dataset, gate), `${name} ${label} after each game`);
}

export function gru4recSummary({ recording, dataset, op, cell }: PictureProps): string {
  const { asked } = momentOf(recording, opUnder(recording, op), cell);
  return rankingSummary(rankingAfter(recording, dataset, asked, 3), `After ${asked + 1} games`);
}
