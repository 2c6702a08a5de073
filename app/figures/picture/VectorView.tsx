import { useMemo } from 'react';
import type { Op, Recording } from '../../../src/nn/recording';
import { heatmap } from '../../../src/viz/heatmap';
import { robustScale } from '../../../src/viz/scale';
import type { OpCell } from '../../store/properties';
import { Drawing } from './Drawing';
import { headMatrix, headsOf } from './tensors';

export interface VectorViewProps {
  recording: Recording;
  op: Op;
  name: string;
  head: number;
  /** Titles of the rows. */
  titles: string[];
  /** The row that is looked at; the column too, if one is. */
  cell: { row: number; column: number | null };
  onCell: (cell: OpCell | null) => void;
  onPoint?: (cell: OpCell | null) => void;
  hue: string;
}

/** Any tensor of a vector per position, or one head of it: positions × units. */
export function VectorView({
  recording,
  op,
  name,
  head,
  titles,
  cell,
  onCell,
  onPoint,
  hue,
}: VectorViewProps) {
  const data = useMemo(() => {
    const matrix = headMatrix(recording, op, head);
    return { matrix, rowLabels: titles, columnName: 'unit' };
  }, [recording, op, head, titles]);
  const scale = useMemo(() => robustScale('signed', Array.from(data.matrix.values)), [data]);
  return (
    <Drawing
      of={heatmap}
      data={data}
      options={{
        label: headsOf(op) > 1 ? `${name}, head ${head + 1}` : name,
        scale,
        hue,
        current: cell.row,
        computed: titles.length,
        selected: cell,
        maxHeight: 400,
        maxRow: 40,
        onHover: (at) => onPoint?.(at && { head, ...at }),
        onSelect: (at) => onCell(at && { head, ...at }),
        onRow: (row) => onCell({ head, row, column: cell.column ?? 0 }),
      }}
    />
  );
}
