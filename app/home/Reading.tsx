import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Dataset } from '../../src/data/dataset';
import { heatmap, heatmapTable } from '../../src/viz/heatmap';
import { ranking } from '../../src/viz/ranking';
import { Figure } from '../figures/Figure';
import { gateHistory, gateScale, rankingAfter } from '../figures/gru4rec/view';
import { Drawing } from '../figures/picture/Drawing';
import { Head } from '../figures/picture/Head';
import { chapterOn } from '../pages';
import type { Tape } from '../store/run';
import { IconButton } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import { BackIcon, ForwardIcon, PauseIcon, PlayIcon } from '../ui/icons';
import { modelHues } from '../workbench/names';
import style from './OpeningFigure.module.css';
import { ReadingStrip } from './ReadingStrip';
import { useReading } from './useReading';

const chapter = chapterOn('gru4rec');
const hue = modelHues.gru4rec;
const shownGames = 7;

/** GRU4Rec reads a library: after each game, the vector that it carries on and the games that it expects. */
export function Reading({ tape: { recording, kind }, dataset }: { tape: Tape; dataset: Dataset }) {
  const { history } = recording;
  const root = useRef<HTMLDivElement>(null);
  const { event, go, playing, toggle } = useReading(root, history.length);
  const [unit, setUnit] = useState<number | null>(null);
  const states = useMemo(() => gateHistory(recording, dataset, 'state'), [recording, dataset]);
  const scale = useMemo(() => gateScale(recording, 'state'), [recording]);
  const expected = useMemo(
    () => rankingAfter(recording, dataset, event, shownGames),
    [recording, dataset, event],
  );
  const title = dataset.games[history[event]].title;

  return (
    <div ref={root} data-model="gru4rec" className={style.reading}>
      <Figure
        id="reading"
        title="GRU4Rec reads a library"
        badge={kind}
        caption={
          <p>
            A row is the vector that the model carries on after a game: all that it knows of this player.
            Watch which units keep their colour through the games and which are rewritten by a single one, and
            what that does to the ranking. A tick marks the game that does come next.{' '}
            <Link href={chapter?.path ?? '/'}>Open the gates that decide it</Link>
          </p>
        }
        table={<DataTable {...heatmapTable(states, 'Hidden state after each game')} />}
      >
        <ReadingStrip games={dataset.games} history={history} event={event} onEvent={go} />
        <div className={style.stage}>
          <div>
            <Head facts={`${states.matrix.columns} units × ${history.length} games`}>Hidden state</Head>
            <Drawing
              of={heatmap}
              data={states}
              options={{
                ...{ label: 'Hidden state after each game', scale, hue },
                current: event,
                computed: event + 1,
                selected: { row: unit === null ? null : event, column: unit },
                maxHeight: 290,
                maxRow: 32,
                onSelect: (at) => {
                  setUnit(at?.column ?? null);
                  if (at) go(at.row);
                },
                onRow: go,
              }}
            />
          </div>
          <div>
            <Head facts="probability · ▲▼ since the game before">Expected after {title}</Head>
            <Drawing
              of={ranking}
              data={expected}
              options={{
                ...{ label: `Expected after ${title}`, hue, k: shownGames },
                withTruth: true,
                empty: 'Nothing has been read.',
              }}
            />
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own */}
        <div className={style.transport} role="group" aria-label="The reading">
          <IconButton
            label="A game back (←)"
            icon={<BackIcon />}
            disabled={event === 0}
            onClick={() => go(event - 1)}
          />
          <IconButton
            variant="round"
            label={playing ? 'Pause' : 'Play'}
            icon={playing ? <PauseIcon /> : <PlayIcon />}
            onClick={toggle}
          />
          <IconButton
            label="A game on (→)"
            icon={<ForwardIcon />}
            disabled={event === history.length - 1}
            onClick={() => go(event + 1)}
          />
          <span className={style.where}>
            game {event + 1} of {history.length}
          </span>
        </div>
      </Figure>
    </div>
  );
}
