import { useMemo, useRef, useState } from 'react';
import type { Dataset } from '../../src/data/dataset';
import type { Recording } from '../../src/nn/recording';
import { heatmap, heatmapTable } from '../../src/viz/heatmap';
import { ranking } from '../../src/viz/ranking';
import type { Table } from '../../src/viz/types';
import { gateHistory, gateScale, rankingAfter } from '../figures/gru4rec/view';
import { Drawing } from '../figures/picture/Drawing';
import { Head } from '../figures/picture/Head';
import { IconButton } from '../ui/Button';
import { BackIcon, ForwardIcon, PauseIcon, PlayIcon } from '../ui/icons';
import { modelHues } from '../workbench/names';
import style from './OpeningFigure.module.css';
import { ReadingStrip } from './ReadingStrip';
import { useReading } from './useReading';

const hue = modelHues.gru4rec;
const shownGames = 7;

interface ReadingStageProps {
  recording: Recording;
  dataset: Dataset;
}

/** After each game of a library, the vector that GRU4Rec carries on and the games that it expects. */
export function ReadingStage({ recording, dataset }: ReadingStageProps) {
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
    <div ref={root}>
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
    </div>
  );
}

/** The hidden states as numbers. */
export const readingTable = (recording: Recording, dataset: Dataset): Table =>
  heatmapTable(gateHistory(recording, dataset, 'state'), 'Hidden state after each game');
