import { type CSSProperties, type ReactNode, useMemo, useRef, useState } from 'react';
import { findOp } from '../../../src/nn/recording';
import { attentionLayout } from '../../../src/viz/grid';
import type { Placed } from '../../../src/viz/ranks';
import { readRow } from '../../code/operands';
import type { OpCell } from '../../store/properties';
import { FrameLater } from '../../ui/FrameLater';
import { type AttentionForm, AttentionView } from './AttentionView';
import { Head } from './Head';
import { Heads } from './Heads';
import style from './Picture.module.css';
import type { PictureProps } from './props';
import { Rail } from './Rail';
import { ReadoutView } from './ReadoutView';
import { markNames } from './rail';
import { Segments } from './Segments';
import { TensorBand } from './TensorBand';
import { factsOf, headsOf, rowPositions, titlesOf } from './tensors';
import type { TransformerCursor } from './useTransformerCursor';
import { useWidth } from './useWidth';
import { VectorView } from './VectorView';

export interface TransformerPictureProps extends PictureProps {
  /** Queries do not see later keys. */
  causal: boolean;
  cursor: TransformerCursor;
  /** All games as they are ranked for the position that is looked at. */
  places: Placed[];
  /** The item that did come there. */
  truth: number | null;
  /** Above the rail. */
  before?: ReactNode;
  /** Under the picture: what the model makes of it. */
  children: ReactNode;
}

/** CSS pixels. */
const largestCell = 30;

const square = ['affinity', 'masked', 'weights'];
const forms = [
  { id: 'map', label: 'Map' },
  { id: 'arcs', label: 'Arcs' },
] as const;

const overCatalogue = ['scores', 'probability'];

/** The tensor under the cursor, drawn as what it is; above it the way through the model and all heads in small. */
export function TransformerPicture(props: TransformerPictureProps) {
  const { recording, dataset, causal, cursor, cell, hovered, onHover, onPoint, hue, places } = props;
  const { truth, before, bare, children } = props;
  const { op, head, row, go } = cursor;
  const [form, setForm] = useState<AttentionForm>('map');
  const middle = useRef<HTMLDivElement>(null);
  const width = useWidth(middle);
  const titles = useMemo(() => titlesOf(recording, dataset), [recording, dataset]);
  const rows = useMemo(
    () => rowPositions(recording, op).map((position) => titles[position]),
    [recording, op, titles],
  );
  const name = markNames[op.mark]?.name ?? op.mark;
  const shared = {
    ...{ recording, op, name, head, hue },
    cell: { head, row, column: cursor.column },
    onCell: (at: OpCell | null) => go(op, at),
    onPoint: (at: OpCell | null) => onPoint?.(at && { op: op.id, cell: at }),
  };
  const room = roomOf(titles, width);
  const titleOf = (index: number) => dataset.games[index + 1].title;

  const picture = () => {
    if (square.includes(op.mark))
      return <AttentionView {...shared} {...{ titles, causal, largestCell, room, form }} />;
    if (overCatalogue.includes(op.mark)) {
      const values = readRow(recording, findOp(recording, op.id) ?? op, 0, row);
      const marked = cell ? cell.column : truth === null ? null : truth - 1;
      return (
        <ReadoutView
          label={`${name}, ${rows[row]}`}
          places={places}
          scoreOf={(index) => values[index]}
          name={markNames[op.mark].label}
          marked={places.find(({ index }) => index === marked)?.rank ?? null}
          titleOf={titleOf}
          onSelect={(index) => go(op, { head: 0, row, column: index })}
          height={Math.max(220, room - 24)}
          hue={hue}
        />
      );
    }
    return <VectorView {...shared} titles={rows} />;
  };

  return (
    <div className={style.picture}>
      <FrameLater of={recording}>
        {(before || !bare) && (
          <div className={style.part}>
            {before}
            {!bare && <Rail {...{ recording, op, hovered, onHover }} onOp={(to) => go(to, null)} />}
          </div>
        )}
        <div className={style.part}>
          <Head facts={factsOf(op)}>{name}</Head>
          <Heads
            {...{ recording, op, head, causal, hue }}
            onHead={(to, at) => go(to, { head: at, row: cursor.position, column: cursor.position })}
          >
            {op.mark === 'weights' && (
              <Segments label="Form" segments={forms} selected={form} onSelect={setForm} />
            )}
            {!square.includes(op.mark) && headsOf(op) > 1 && (
              <Segments
                label="Head"
                segments={Array.from({ length: headsOf(op) }, (_, id) => ({ id, label: `Head ${id + 1}` }))}
                selected={head}
                onSelect={(to) => go(op, { head: to, row, column: cursor.column ?? 0 })}
              />
            )}
          </Heads>
          <div ref={middle} className={style.room} style={{ '--room': `${room}px` } as CSSProperties}>
            {picture()}
          </div>
          {!bare && (
            <TensorBand
              {...{ recording, op, hue }}
              cell={
                cursor.column === null
                  ? null
                  : { head: headsOf(op) > 1 ? head : 0, row, column: cursor.column }
              }
              onCursor={props.onCursor}
            />
          )}
        </div>
      </FrameLater>
      {!bare && <div className={style.part}>{children}</div>}
    </div>
  );
}

/** The height of the attention map with its legend: the largest of the pictures. */
const roomOf = (titles: string[], width: number): number =>
  attentionLayout(titles.length, width, 150, largestCell).height + (width < 480 ? 58 : 32);
