/** Any tensor of a transformer as rows, for the table view. */
import type { Dataset } from '../../../src/data/dataset';
import type { Op, Recording } from '../../../src/nn/recording';
import { attentionTable } from '../../../src/viz/attentionMap';
import { heatmapTable } from '../../../src/viz/heatmap';
import type { Table } from '../../../src/viz/types';
import { hidesLater } from './attention';
import { markNames } from './rail';
import { headMatrix, headsOf, rowPositions, titlesOf } from './tensors';

const square = ['affinity', 'masked', 'weights'];

export function opTable(
  recording: Recording,
  dataset: Dataset,
  op: Op,
  head: number,
  causal: boolean,
): Table {
  const titles = titlesOf(recording, dataset);
  const matrix = headMatrix(recording, op, head);
  const name = markNames[op.mark]?.name ?? op.mark;
  const caption = headsOf(op) > 1 ? `${name}, head ${head + 1}` : name;
  if (square.includes(op.mark))
    return attentionTable({ matrix, titles, causal: hidesLater(op, causal) }, caption);
  const rowLabels = rowPositions(recording, op).map((position) => titles[position]);
  return heatmapTable({ matrix, rowLabels, columnName: 'unit' }, caption);
}
