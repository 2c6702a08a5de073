import { useMemo, useState } from 'react';
import { flowStrips, type GateName, gateNames, isPending, stripMarks } from '../../../src/viz/gateFlow';
import { heatmap } from '../../../src/viz/heatmap';
import type { Cell } from '../../../src/viz/types';
import { unitFlow } from '../../../src/viz/unitFlow';
import { vectorStrip } from '../../../src/viz/vectorStrip';
import { readRow } from '../../code/operands';
import { FrameLater } from '../../ui/FrameLater';
import { comparedAfter } from '../picture/compared';
import { Drawing } from '../picture/Drawing';
import { Head } from '../picture/Head';
import style from '../picture/Picture.module.css';
import type { PictureProps } from '../picture/props';
import { RankingPanel } from '../picture/RankingPanel';
import { ReadoutView } from '../picture/ReadoutView';
import { markNames } from '../picture/rail';
import { Segments } from '../picture/Segments';
import { TensorBand } from '../picture/TensorBand';
import { factsOf, opUnder, scopeNumber } from '../picture/tensors';
import { useFollowed } from '../picture/useFollowed';
import { eventFlow, gateHistory, gateOp, gateScale, isOverCatalogue, momentOf } from './view';

export { gru4recSummary, gru4recTable } from './table';

const shownGames = 5;

/** What is made of the states when all games have been read. */
const after = ['hidden', 'scores', 'probability'] as const;
type After = (typeof after)[number];

const isAfter = (mark: GateName | After): mark is After => (after as readonly string[]).includes(mark);

/** Gates and hidden state, units × time; the present event unit by unit; and the ranking after it. */
export function Gru4recPicture(props: PictureProps) {
  const { recording, weights, previous, dataset, cell, hovered, onCursor, onHover, onPoint, bare, hue } =
    props;
  const op = opUnder(recording, props.op);
  const { event, gate, computed, asked } = momentOf(recording, op, cell);
  const overCatalogue = isOverCatalogue(op);
  const unit = useFollowed(overCatalogue ? null : (cell?.column ?? null));
  const [pointed, setPointed] = useState<number | null>(null);

  const history = useMemo(() => gateHistory(recording, dataset, gate), [recording, dataset, gate]);
  const flow = useMemo(() => eventFlow(recording, event), [recording, event]);
  const next = useMemo(
    () => comparedAfter({ now: { recording, weights }, previous, dataset }, asked, shownGames),
    [recording, weights, previous, dataset, asked],
  );

  const go = (to: GateName, at: number, column: number | null) => {
    const { id, row } = gateOp(to, at);
    onCursor(id, column === null ? null : { head: 0, row, column });
  };
  const hover = (to: GateName | null, at: number, column: number | null = null) => {
    const over = to === null || at < 0 ? null : gateOp(to, at);
    onHover?.(over?.id ?? null);
    onPoint?.(over && column !== null ? { op: over.id, cell: { head: 0, row: over.row, column } } : null);
  };
  /** All states at once are a tensor of their own, with the same rows. */
  const stays = op.mark === 'hidden';

  const title = history.rowLabels[event];
  const { name, label: symbol } = markNames[overCatalogue || stays ? op.mark : gate];
  const lit = litGate(hovered, event) ?? (op.mark === gate || gate === 'embedding' ? gate : null);
  const hoveredEvent = hovered?.endsWith(`/${gate}`) ? scopeNumber(hovered) : null;
  const shownUnit = pointed ?? unit ?? 0;
  const truth = next.ranking.truth;
  const marked = cell ? cell.column : truth && truth.item - 1;
  const known = (at: 'update' | 'candidate') => (isPending(at, gate) ? Number.NaN : flow[at][shownUnit]);

  return (
    <div className={style.picture}>
      <FrameLater of={recording}>
        <div className={style.part}>
          <div className={style.tools}>
            <Segments
              label="Tensor"
              tone="cursor"
              segments={[...gateNames, ...after].map((id) => ({
                id,
                name: markNames[id].name,
                label: <i>{id === 'hidden' ? 'H' : markNames[id].label}</i>,
              }))}
              selected={after.find((mark) => mark === op.mark) ?? gate}
              lit={litGate(hovered, event)}
              onSelect={(to) => {
                if (isAfter(to))
                  onCursor(to, to === 'hidden' ? { head: 0, row: event, column: unit ?? 0 } : null);
                else go(to, event, unit);
              }}
              onHover={(to) => (to !== null && isAfter(to) ? onHover?.(to) : hover(to, event))}
            />
          </div>
          <Head facts={factsOf(op)}>
            {name} <i>{symbol}</i> · {overCatalogue ? `after ${title}` : 'units × games'}
          </Head>
          {overCatalogue ? (
            <ReadoutView
              label={`${name}, after ${title}`}
              places={next.places}
              scoreOf={(index) => readRow(recording, op, 0, asked)[index]}
              name={symbol}
              marked={next.places.find(({ index }) => index === marked)?.rank ?? null}
              titleOf={(index) => dataset.games[index + 1].title}
              onSelect={(column) => onCursor(op.id, { head: 0, row: asked, column })}
              height={232}
              hue={hue}
            />
          ) : (
            <Drawing
              of={heatmap}
              data={history}
              options={{
                label: `${name} over the history`,
                scale: gateScale(recording, gate),
                hue,
                current: hoveredEvent ?? event,
                computed,
                selected: { row: unit === null ? null : event, column: unit },
                maxHeight: 236,
                maxRow: 22,
                onHover: (at) => {
                  setPointed(at?.column ?? null);
                  if (stays) onPoint?.(at && { op: op.id, cell: { head: 0, ...at } });
                  else hover(at && gate, at?.row ?? event, at?.column);
                },
                onSelect: (at) => {
                  if (at && stays) onCursor(op.id, { head: 0, ...at });
                  else if (at) go(gate, at.row, at.column);
                },
                onRow: (row) =>
                  stays ? onCursor(op.id, { head: 0, row, column: unit ?? 0 }) : go(gate, row, unit),
              }}
            />
          )}
          {!bare && <TensorBand {...{ recording, op, cell, hue, onCursor }} />}
        </div>
        <div className={style.part}>
          <Head facts={`game ${event + 1} of ${history.rowLabels.length}`}>Reading {title}</Head>
          <Drawing
            of={vectorStrip}
            data={flowStrips(
              flow,
              {
                embedding: gateScale(recording, 'embedding'),
                state: gateScale(recording, 'state'),
              },
              gate,
              lit,
            )}
            options={{
              label: `Game ${event + 1}, ${title}`,
              hue,
              selected: unit,
              onHover: (at: Cell | null) => {
                setPointed(at?.column ?? null);
                hover(at && stripMarks[at.row], at?.row === 1 ? event - 1 : event, at?.column);
              },
              onSelect: (at: Cell | null) => at && go(...strippedTo(at.row, event), at.column),
            }}
          />
          <details className={style.unit}>
            <summary>One unit on the number line</summary>
            <Drawing
              of={unitFlow}
              data={{
                unit: shownUnit,
                previous: flow.previous[shownUnit],
                update: known('update'),
                candidate: known('candidate'),
              }}
              options={{ label: `Unit ${shownUnit}`, limit: gateScale(recording, 'state').limit }}
            />
          </details>
        </div>
      </FrameLater>
      {!bare && (
        <div className={style.part}>
          <RankingPanel
            compared={next}
            title={asked < 0 ? 'Recommended' : `Recommended after ${history.rowLabels[asked]}`}
            k={shownGames}
            withTruth
            empty="Nothing yet: no game has been read."
            selected={overCatalogue && cell ? cell.column + 1 : null}
            onSelect={(item) => onCursor('probability', { head: 0, row: asked, column: item - 1 })}
            hue={hue}
          />
        </div>
      )}
    </div>
  );
}

/** The gate of this event that the pointer is over, here or in the code. */
function litGate(hovered: string | null, event: number): GateName | null {
  return gateNames.find((gate) => hovered === gateOp(gate, event).id) ?? null;
}

/** The state before is the state of the event before; at the first event there is none. */
const strippedTo = (strip: number, event: number): [GateName, number] => [
  stripMarks[strip],
  strip === 1 ? Math.max(0, event - 1) : event,
];
