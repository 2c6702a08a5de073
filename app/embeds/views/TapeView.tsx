import { lazy, type ReactNode, Suspense, useContext, useEffect, useState } from 'react';
import { defaults, type ModelName } from '../../../src/models/config';
import type { Table } from '../../../src/viz/types';
import { Figure } from '../../figures/Figure';
import { openingOp } from '../../figures/picture/openingOp';
import type { PictureProps } from '../../figures/picture/props';
import { FigureSetting } from '../../figures/setting';
import { ReadingStrip } from '../../home/ReadingStrip';
import { isBehind, unreadOf } from '../../store/reading';
import { useStore } from '../../store/store';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { modelHues } from '../../workbench/names';
import style from '../Embed.module.css';
import type { EmbeddedFigure } from '../figures';
import { openTape } from '../tape';

const EditableHistory = lazy(async () => ({
  default: (await import('../../workbench/EditableHistory')).EditableHistory,
}));

interface Shown {
  picture: PictureProps;
  masked: readonly number[];
  /** None while a tape is being played: nothing could answer. */
  onMask: ((masked: number[]) => void) | undefined;
}

interface TapeViewProps {
  figure: EmbeddedFigure;
  caption: string;
  table: (picture: PictureProps) => Table;
  /** It brings its own margins. */
  flush?: boolean;
  /** A game of the history was pressed: where the figure lists it. */
  onGame?: (picture: PictureProps, position: number) => void;
  /** The game that the figure is at. */
  gameOf?: (picture: PictureProps) => number;
  children: (shown: Shown) => ReactNode;
}

/** A figure of a model's tape: the shipped one, until the reader asks for the model itself. */
export function TapeView({ figure, caption, table, flush, onGame, gameOf, children }: TapeViewProps) {
  const model = figure.model as ModelName;
  const { maxLength } = defaults[model];
  const setting = useContext(FigureSetting);
  const { live, starting, error, start } = useLive(model);
  const picture = usePicture(model);
  const masked = useStore((state) => state.masked);
  const kind = useStore((state) => state.tapes[model]?.kind);
  const setMasked = useStore((state) => state.setMasked);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    openTape(model).catch((reason) => setFailure(reason instanceof Error ? reason.message : String(reason)));
  }, [model]);
  const emptied = useStore((state) => live && state.history?.length === 0);
  const unread = useStore((state) => {
    const recording = state.tapes[model]?.recording;
    return recording ? unreadOf(state, recording, maxLength) : 0;
  });
  const more = useStore((state) => isBehind(state, model));
  const said = [failure, error].filter((message) => message !== null).join(' ');

  return (
    <FigureSetting
      value={
        setting && {
          ...setting,
          actions: kind === 'recorded' && (
            <Button variant="plain" disabled={starting} onClick={start}>
              {starting ? 'Starting …' : 'Compute it here'}
            </Button>
          ),
        }
      }
    >
      <Figure
        id={figure.name}
        title={figure.title}
        badge={emptied ? undefined : kind}
        caption={caption}
        table={picture && <DataTable {...table(picture)} />}
      >
        {said && (
          <p className={style.said} data-bad={failure || error ? true : undefined} role="status">
            {said}
          </p>
        )}
        {more && kind === 'recorded' && (
          <p className={style.said}>
            This figure was shared with other games than those on its recording, which is what you see.
            Compute it here to see it as it was shared.
          </p>
        )}
        {picture ? (
          <>
            {live ? (
              <Suspense>
                <EditableHistory model={model} maxLength={maxLength} current={null} />
              </Suspense>
            ) : (
              gameOf &&
              onGame && (
                <div className={style.games}>
                  <ReadingStrip
                    games={picture.dataset.games}
                    history={picture.recording.history}
                    event={gameOf(picture)}
                    onEvent={(position) => onGame(picture, position)}
                  />
                </div>
              )
            )}
            <div className={flush ? undefined : style.body}>
              {emptied ? (
                <p>Add a game, and the model reads it.</p>
              ) : (
                children({
                  picture,
                  masked: masked.map((at) => at - unread),
                  onMask: live ? (positions) => setMasked(positions.map((at) => at + unread)) : undefined,
                })
              )}
            </div>
          </>
        ) : (
          <div
            className={style.waiting}
            data-waiting
            style={{ minHeight: figure.height - 140 }}
            role="status"
          >
            {failure ? 'There is nothing to show.' : 'Opening the tape …'}
          </div>
        )}
      </Figure>
    </FigureSetting>
  );
}

/** The picture of the latest tape at the cursor; null before there is one. */
function usePicture(model: ModelName): PictureProps | null {
  const tape = useStore((state) => state.tapes[model]);
  const dataset = useStore((state) => state.dataset);
  const op = useStore((state) => state.op);
  const cell = useStore((state) => state.cell);
  const hovered = useStore((state) => state.hovered);
  if (!tape || !dataset) return null;
  const { setOp, setCell, setHovered, setPointed } = useStore.getState();
  const { recording, weights, previous } = tape;
  return {
    ...{ recording, weights, previous, dataset, cell, hovered },
    op: (recording.ops.find(({ id }) => id === op) ?? openingOp(model, recording)).id,
    onCursor(id, at) {
      setOp(id);
      setCell(at);
    },
    onHover: setHovered,
    onPoint: setPointed,
    hue: modelHues[model],
  };
}

/** The model itself, in a worker: started when the reader asks for it, and not before. */
function useLive(model: ModelName) {
  const [state, setState] = useState<'recorded' | 'starting' | 'live'>('recorded');
  const [error, setError] = useState<string | null>(null);
  const start = () => {
    setState('starting');
    setError(null);
    import('../live')
      .then(({ goLive }) => goLive(model))
      .then(
        () => setState('live'),
        (reason) => {
          setState('recorded');
          setError(reason instanceof Error ? reason.message : String(reason));
        },
      );
  };
  return { live: state === 'live', starting: state === 'starting', error, start };
}
