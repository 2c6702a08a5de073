import { useMemo } from 'react';
import { attentionArcs } from '../../../src/viz/attentionArcs';
import { attentionMap, isMasked } from '../../../src/viz/attentionMap';
import { clamp } from '../../../src/viz/grid';
import { rowOf } from '../../../src/viz/types';
import { headScale, hidesLater } from './attention';
import { Drawing } from './Drawing';
import { headMatrix, scopeNumber } from './tensors';
import type { VectorViewProps } from './VectorView';

/** All queries as a map, or one of them as arcs. */
export type AttentionForm = 'map' | 'arcs';

export interface AttentionViewProps extends VectorViewProps {
  causal: boolean;
  form: AttentionForm;
  /** CSS pixels. */
  largestCell: number;
  room: number;
}

const shownRows = 14;

/** One head of one block: a map of all queries, or the arcs of the one that is looked at. */
export function AttentionView(props: AttentionViewProps) {
  const { recording, op, name, head, titles, cell, causal, form, largestCell, room, onCell, onPoint, hue } =
    props;
  const masked = hidesLater(op, causal);
  const matrix = useMemo(() => headMatrix(recording, op, head), [recording, op, head]);
  const scale = useMemo(() => headScale(recording, op, head, causal), [recording, op, head, causal]);
  const label = `${name}, block ${(scopeNumber(op.id) ?? 0) + 1}, head ${head + 1}`;
  const arcs = form === 'arcs' && op.mark === 'weights';
  const query = cell.row;
  const select = (row: number) => onCell({ head, row, column: cell.column ?? row });

  return arcs ? (
    <Drawing
      of={attentionArcs}
      data={{
        titles,
        weights: rowOf(matrix, query).map((weight, column) =>
          isMasked(masked, { row: query, column }) ? Number.NaN : weight,
        ),
        query,
      }}
      options={{
        label,
        hue,
        rows: shownRows,
        rowHeight: clamp(Math.floor(room / titles.length), 24, 34),
        selected: null,
        onSelect: select,
      }}
    />
  ) : (
    <Drawing
      of={attentionMap}
      data={{ matrix, titles, causal: masked }}
      options={{
        ...{ label, scale, hue },
        maxCell: largestCell,
        selected: { row: query, column: cell.column },
        onHover: (at) => onPoint?.(at && { head, ...at }),
        onSelect: (at) => onCell(at && { head, ...at }),
        onRow: select,
      }}
    />
  );
}
