import { type CSSProperties, type ReactNode, useMemo, useRef } from 'react';
import { findOp } from '../../../src/nn/recording';
import { attentionLayout } from '../../../src/viz/grid';
import type { Placed } from '../../../src/viz/ranks';
import { readRow } from '../../code/operands';
import { PictureHead } from '../Stage';
import { AttentionView } from './AttentionView';
import { Heads } from './Heads';
import style from './Picture.module.css';
import type { PictureProps } from './props';
import { Rail } from './Rail';
import { ReadoutView } from './ReadoutView';
import { markNames } from './rail';
import { factsOf, rowPositions, titlesOf } from './tensors';
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

const square = ['affinity', 'masked', 'weights'];
const overCatalogue = ['scores', 'probability'];

/** The tensor under the cursor, drawn as what it is; above it the way through the model and all heads in small. */
export function TransformerPicture(props: TransformerPictureProps) {
  const { recording, dataset, causal, cursor, cell, onHover, hue, places, truth, before, children } = props;
  const { op, head, row, go } = cursor;
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
    onCell: (at: Parameters<typeof go>[1]) => go(op, at),
  };
  const titleOf = (index: number) => dataset.games[index + 1].title;

  const picture = () => {
    if (square.includes(op.mark)) return <AttentionView {...shared} titles={titles} causal={causal} />;
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
          hue={hue}
        />
      );
    }
    return <VectorView {...shared} titles={rows} />;
  };

  return (
    <div className={style.picture}>
      <div className={style.part}>
        {before}
        <Rail recording={recording} op={op} onOp={(to) => go(to, null)} onHover={onHover} />
      </div>
      <div className={style.part}>
        <PictureHead facts={factsOf(op)}>{name}</PictureHead>
        <Heads
          {...{ recording, op, head, causal, hue }}
          onHead={(to, at) => go(to, { head: at, row: cursor.position, column: cursor.position })}
        />
        <div
          ref={middle}
          className={style.room}
          style={{ '--room': `${roomOf(titles, width)}px` } as CSSProperties}
        >
          {picture()}
        </div>
      </div>
      <div className={style.part}>{children}</div>
    </div>
  );
}

/** The height of the attention map with its legend: the largest of the pictures. */
const roomOf = (titles: string[], width: number): number =>
  attentionLayout(titles.length, width, 150, 36).height + (width < 480 ? 84 : 66);
