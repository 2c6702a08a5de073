/** The picture of GRU4Rec in rows and in a sentence. */
import { heatmapTable } from '../../../src/viz/heatmap';
import { rankingSummary } from '../../../src/viz/ranking';
import type { Table } from '../../../src/viz/types';
import type { PictureProps } from '../picture/props';
import { opUnder } from '../picture/tensors';
import { gateHistory, gateTitles, momentOf, rankingAfter } from './view';

/** The tensor that the heatmap shows, as rows. */
export function gru4recTable({ recording, dataset, op, cell }: PictureProps): Table {
  const { gate } = momentOf(recording, opUnder(recording, op), cell);
  const { name, symbol } = gateTitles[gate];
  return heatmapTable(gateHistory(recording, dataset, gate), `${name} ${symbol} after each event`);
}

export function gru4recSummary({ recording, dataset, op, cell }: PictureProps): string {
  const { asked } = momentOf(recording, opUnder(recording, op), cell);
  return rankingSummary(rankingAfter(recording, dataset, asked, 3), `After ${asked + 1} games`);
}
