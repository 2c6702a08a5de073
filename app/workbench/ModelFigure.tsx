import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { defaults, type ModelName } from '../../src/models/config';
import type { Op, Recording } from '../../src/nn/recording';
import { Equation } from '../code/Equation';
import { Bert4recPicture } from '../figures/bert4rec/Bert4recPicture';
import { bert4recTable } from '../figures/bert4rec/table';
import { Figure } from '../figures/Figure';
import { Gru4recPicture } from '../figures/gru4rec/Gru4recPicture';
import { gru4recTable } from '../figures/gru4rec/table';
import { later } from '../figures/later';
import { openingOp } from '../figures/picture/openingOp';
import type { PictureProps } from '../figures/picture/props';
import { Stage } from '../figures/Stage';
import { SasrecPicture } from '../figures/sasrec/SasrecPicture';
import { sasrecTable } from '../figures/sasrec/table';
import { Transport } from '../figures/Transport';
import type { OpCell } from '../store/properties';
import { unreadOf } from '../store/reading';
import type { Tape } from '../store/run';
import { useStore } from '../store/store';
import { DataTable } from '../ui/DataTable';
import { FrameLater } from '../ui/FrameLater';
import { EditableHistory } from './EditableHistory';
import { modelHues } from './names';
import { positionOf } from './positions';
import { Training } from './Training';
import { useTape } from './useTape';
import { useVainRequests } from './useVainRequests';
import style from './Workbench.module.css';

/** With the text of every file that it may show. */
const CodePanel = later(async () => (await import('../code/CodePanel')).CodePanel, { id: 'code', room: 360 });

export interface ModelFigureProps {
  model: ModelName;
  title: string;
  number: string;
  caption: ReactNode;
}

/** One player, one model, and every number in between; and below it, the same model learning. */
export function ModelFigure({ model, title, number, caption }: ModelFigureProps) {
  const tape = useTape(model);
  const dataset = useStore((state) => state.dataset);
  const failure = useStore((state) => state.dataError ?? state.backendError);
  if (!tape || !dataset) {
    return (
      <Figure id="inside" title={title} number={number} caption={caption}>
        <p className={style.loading}>{failure ? 'There is nothing to show.' : 'Opening the tape …'}</p>
      </Figure>
    );
  }
  return <TapeFigure {...{ model, title, number, caption, tape }} />;
}

interface TapeFigureProps extends ModelFigureProps {
  tape: Tape;
}

function TapeFigure({ model, title, number, caption, tape }: TapeFigureProps) {
  const { recording, weights, previous, kind } = tape;
  const dataset = useStore((state) => state.dataset);
  const emptied = useStore((state) => state.history?.length === 0);
  const masked = useStore((state) => state.masked);
  const { setMasked, setOp, setCell, setHovered, setPointed, setSpeed } = useStore.getState();
  const hovered = useStore((state) => state.hovered);
  const cell = useStore((state) => state.cell);
  const speed = useStore((state) => state.speed);
  const trained = useStore((state) => state.runs[model]?.config);
  const { maxLength, maskRate } = trained ?? defaults[model];
  const unread = useStore((state) => unreadOf(state, recording, maxLength));
  useVainRequests(recording);
  const op = useOp(model, recording);
  const ids = useMemo(() => recording.ops.map(({ id }) => id), [recording]);
  const [breakpoints, setBreakpoints] = useState<ReadonlySet<string>>(new Set());
  const toggleBreakpoint = (mark: string) => {
    const next = new Set(breakpoints);
    if (!next.delete(mark)) next.add(mark);
    setBreakpoints(next);
  };
  const index = recording.ops.indexOf(op);

  const goTo = useCallback(
    (to: number) => {
      const next = recording.ops[to];
      setOp(next.id);
      setCell(followed(cell, op, next));
    },
    [recording, op, cell, setOp, setCell],
  );
  if (!dataset) return null;

  const point = (id: string, at: OpCell | null) => {
    setOp(id);
    setCell(at);
  };
  const idOfMark = (mark: string | null) => (mark === null ? null : nearestOf(recording, index, mark));
  const picture: PictureProps = {
    recording,
    weights,
    previous,
    dataset,
    op: op.id,
    cell,
    hovered,
    onCursor: point,
    onHover: setHovered,
    onPoint: setPointed,
    hue: modelHues[model],
  };
  const position = positionOf(recording, op, cell);
  const masking: Masking = {
    masked: masked.map((at) => at - unread),
    maskRate,
    onMask: (positions) => setMasked(positions.map((at) => at + unread)),
  };
  return (
    <Figure
      id="inside"
      title={title}
      number={number}
      badge={kind}
      caption={caption}
      table={<TapeTable {...{ model, picture }} />}
    >
      <EditableHistory {...{ model, maxLength }} current={position === null ? null : position + unread} />
      <Stage
        picture={
          emptied ? (
            <p className={style.waiting}>Add a game, and the model reads it.</p>
          ) : (
            pictureOf(model, picture, masking)
          )
        }
        side={
          <FrameLater of={recording}>
            <CodePanel
              model={model}
              mark={op.mark}
              hoveredMark={hovered === null ? null : hovered.slice(hovered.lastIndexOf('/') + 1)}
              onHoverMark={(mark) => setHovered(idOfMark(mark))}
              onSelectMark={(mark) => setOp(idOfMark(mark))}
              breakpoints={breakpoints}
              onBreakpoint={toggleBreakpoint}
            />
            <Equation
              recording={recording}
              op={op}
              cell={cell}
              published={isPublished(recording)}
              hovered={hovered}
              onHoverOp={setHovered}
              onSelectOp={setOp}
            />
          </FrameLater>
        }
      />
      <FrameLater of={recording}>
        <Transport
          ids={ids}
          index={index}
          onIndex={goTo}
          hovered={hovered}
          speed={speed}
          onSpeed={setSpeed}
          breakpoints={breakpoints}
          onBreakpoint={toggleBreakpoint}
        />
      </FrameLater>
      <Training model={model} />
    </Figure>
  );
}

/** Whether the tape is of SASRec's block of 2018: there the residual path starts from what was normalised. */
const isPublished = ({ ops }: Recording): boolean =>
  ops.some(({ id, from }) => id === 'block0/attended' && from.includes('block0/normed'));

/** The cell that is selected stays so while the columns mean the same: a unit is followed from gate to gate. */
function followed(cell: OpCell | null, from: Op, to: Op): OpCell | null {
  if (!cell || from.shape.at(-1) !== to.shape.at(-1)) return null;
  return { ...cell, row: Math.min(cell.row, (to.shape.at(-2) ?? 1) - 1) };
}

const tableOf = { gru4rec: gru4recTable, sasrec: sasrecTable, bert4rec: bert4recTable };

const TapeTable = ({ model, picture }: { model: ModelName; picture: PictureProps }) => (
  <DataTable {...tableOf[model](picture)} />
);

interface Masking {
  masked: number[];
  maskRate: number;
  onMask: (masked: number[]) => void;
}

function pictureOf(model: ModelName, picture: PictureProps, masking: Masking) {
  if (model === 'gru4rec') return <Gru4recPicture {...picture} />;
  if (model === 'sasrec') return <SasrecPicture {...picture} />;
  return <Bert4recPicture {...picture} {...masking} />;
}

/** The op under the cursor; the page's opening one while none was chosen, or when the history no longer has it. */
function useOp(model: ModelName, recording: Recording): Op {
  const chosen = useStore((state) => state.op);
  return recording.ops.find(({ id }) => id === chosen) ?? openingOp(model, recording);
}

/** The op of that mark nearest to the cursor: the same event, the same block. */
function nearestOf(recording: Recording, index: number, mark: string): string | null {
  let best: { id: string; distance: number } | null = null;
  recording.ops.forEach((op, at) => {
    const distance = Math.abs(at - index);
    if (op.mark === mark && (!best || distance < best.distance)) best = { id: op.id, distance };
  });
  return (best as { id: string } | null)?.id ?? null;
}
