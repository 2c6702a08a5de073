import { useMemo, useState } from 'react';
import { attentionArcs } from '../../../src/viz/attentionArcs';
import { attentionMap, isMasked } from '../../../src/viz/attentionMap';
import { rowOf } from '../../../src/viz/types';
import { headScale, hidesLater } from './attention';
import { Drawing } from './Drawing';
import style from './Picture.module.css';
import { Segments } from './Segments';
import { headMatrix, scopeNumber } from './tensors';
import type { VectorViewProps } from './VectorView';

export interface AttentionViewProps extends VectorViewProps {
  causal: boolean;
}

/** One head of one block: a map of all queries, or the arcs of the one that is looked at. */
export function AttentionView({
  recording,
  op,
  name,
  head,
  titles,
  cell,
  causal,
  onCell,
  hue,
}: AttentionViewProps) {
  const [form, setForm] = useState<'map' | 'arcs'>('map');
  const masked = hidesLater(op, causal);
  const matrix = useMemo(() => headMatrix(recording, op, head), [recording, op, head]);
  const scale = useMemo(() => headScale(recording, op, head, causal), [recording, op, head, causal]);
  const label = `${name}, block ${(scopeNumber(op.id) ?? 0) + 1}, head ${head + 1}`;
  const arcs = form === 'arcs' && op.mark === 'weights';
  const query = cell.row;
  const select = (row: number) => onCell({ head, row, column: cell.column ?? row });

  return (
    <>
      <div className={style.tools}>
        <span>{arcs ? `Where ${titles[query]} looks` : 'Each row looks at the columns'}</span>
        {op.mark === 'weights' && (
          <Segments
            label="Form"
            segments={[
              { id: 'map', label: 'Map' },
              { id: 'arcs', label: 'Arcs' },
            ]}
            selected={form}
            onSelect={setForm}
          />
        )}
      </div>
      {arcs ? (
        <Drawing
          of={attentionArcs}
          data={{
            titles,
            weights: rowOf(matrix, query).map((weight, column) =>
              isMasked(masked, { row: query, column }) ? Number.NaN : weight,
            ),
            query,
          }}
          options={{ label, hue, rows: 14, selected: null, onSelect: select }}
        />
      ) : (
        <Drawing
          of={attentionMap}
          data={{ matrix, titles, causal: masked }}
          options={{
            ...{ label, scale, hue },
            maxCell: 36,
            selected: { row: query, column: cell.column },
            onSelect: (at) => onCell(at && { head, ...at }),
            onRow: select,
          }}
        />
      )}
    </>
  );
}
