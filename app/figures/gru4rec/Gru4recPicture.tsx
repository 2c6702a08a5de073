import { useMemo, useState } from 'react';
import { flowStrips, type GateName, gateNames, isPending, stripMarks } from '../../../src/viz/gateFlow';
import { heatmap } from '../../../src/viz/heatmap';
import { ranking } from '../../../src/viz/ranking';
import type { Cell } from '../../../src/viz/types';
import { unitFlow } from '../../../src/viz/unitFlow';
import { vectorStrip } from '../../../src/viz/vectorStrip';
import { Drawing } from '../picture/Drawing';
import { Head } from '../picture/Head';
import style from '../picture/Picture.module.css';
import type { PictureProps } from '../picture/props';
import { Segments } from '../picture/Segments';
import { factsOf, opUnder, scopeNumber } from '../picture/tensors';
import { useFollowed } from '../picture/useFollowed';
import { eventFlow, gateHistory, gateOp, gateScale, gateTitles, momentOf, rankingAfter } from './view';

export { gru4recSummary, gru4recTable } from './table';

const shownGames = 5;

/** Gates and hidden state, units × time; the present event unit by unit; and the ranking after it. */
export function Gru4recPicture(props: PictureProps) {
  const { recording, dataset, cell, hovered, onCursor, onHover, hue } = props;
  const op = opUnder(recording, props.op);
  const { event, gate, computed, asked } = momentOf(recording, op, cell);
  const overCatalogue = op.mark === 'scores' || op.mark === 'probability';
  const unit = useFollowed(overCatalogue ? null : (cell?.column ?? null));
  const [pointed, setPointed] = useState<number | null>(null);

  const history = useMemo(() => gateHistory(recording, dataset, gate), [recording, dataset, gate]);
  const flow = useMemo(() => eventFlow(recording, event), [recording, event]);
  const next = useMemo(
    () => rankingAfter(recording, dataset, asked, shownGames),
    [recording, dataset, asked],
  );

  const go = (to: GateName, at: number, column: number | null) => {
    const { id, row } = gateOp(to, at);
    onCursor(id, column === null ? null : { head: 0, row, column });
  };
  const hover = (to: GateName | null, at: number) => onHover?.(to === null ? null : gateOp(to, at).id);

  const title = history.rowLabels[event];
  const { name, symbol } = gateTitles[gate];
  const lit = litGate(hovered, event) ?? (op.mark === gate || gate === 'embedding' ? gate : null);
  const hoveredEvent = hovered?.endsWith(`/${gate}`) ? scopeNumber(hovered) : null;
  const shownUnit = pointed ?? unit ?? 0;
  const known = (at: 'update' | 'candidate') => (isPending(at, gate) ? Number.NaN : flow[at][shownUnit]);

  return (
    <div className={style.picture}>
      <div className={style.part}>
        <div className={style.tools}>
          <Segments
            label="Tensor"
            tone="cursor"
            segments={gateNames.map((id) => ({
              id,
              name: gateTitles[id].name,
              label: <i>{gateTitles[id].symbol}</i>,
            }))}
            selected={gate}
            lit={litGate(hovered, event)}
            onSelect={(to) => go(to, event, unit)}
            onHover={(to) => hover(to, event)}
          />
        </div>
        <Head facts={factsOf(op)}>
          {name} <i>{symbol}</i> · units × events
        </Head>
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
              hover(at && gate, at?.row ?? event);
            },
            onSelect: (at) => at && go(gate, at.row, at.column),
            onRow: (row) => go(gate, row, unit),
          }}
        />
      </div>
      <div className={style.part}>
        <Head facts={`event ${event + 1} of ${history.rowLabels.length}`}>Reading {title}</Head>
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
            label: `Event ${event + 1}, ${title}`,
            hue,
            selected: unit,
            onHover: (at: Cell | null) => {
              setPointed(at?.column ?? null);
              hover(at && stripMarks[at.row], at?.row === 1 ? event - 1 : event);
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
      <div className={style.part}>
        <Head facts="probability · places climbed">
          {asked < 0 ? 'Recommended' : `Recommended after ${history.rowLabels[asked]}`}
        </Head>
        <Drawing
          of={ranking}
          data={next}
          options={{
            label: `Recommended after event ${asked + 1}`,
            hue,
            k: shownGames,
            withTruth: true,
            empty: 'Nothing yet: no game has been read.',
            selected: overCatalogue && cell ? cell.column + 1 : null,
            onSelect: (item) => onCursor('probability', { head: 0, row: asked, column: item - 1 }),
          }}
        />
      </div>
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
