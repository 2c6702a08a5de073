import { useMemo, useRef, useState } from 'react';
import type { Level, Peeling } from '../../../src/data/peeling';
import { whole } from '../../../src/data/whole';
import { bipartite } from '../../../src/viz/bipartite';
import { histogram } from '../../../src/viz/histogram';
import { Drawing } from '../../figures/picture/Drawing';
import { usePlayback } from '../../figures/usePlayback';
import { useShortcuts } from '../../figures/useShortcuts';
import { useStore } from '../../store/store';
import { IconButton } from '../../ui/Button';
import { BackIcon, ForwardIcon, PauseIcon, PlayIcon } from '../../ui/icons';
import body from '../Body.module.css';
import style from './Peel.module.css';
import { outcomeOf, partAt } from './peel';
import '../../../src/viz/counts.css';

/** Rounds a second. */
const PACE = 0.6;

const graph = { label: 'A part of the graph of players and games' };

/** @param filtered the k of the filter that the players were simulated after; 0 where they are not simulated */
export function PeelRounds({ peeling, filtered }: { peeling: Peeling; filtered: number }) {
  const { core, levels } = peeling;
  const games = useStore((state) => state.dataset?.games);
  const [at, setAt] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const last = levels.length - 1;
  const playback = usePlayback(at, levels.length, PACE, setAt);
  const go = (to: number) => {
    playback.stop();
    setAt(Math.min(last, Math.max(0, to)));
  };
  useShortcuts(root, { ' ': playback.toggle, ArrowLeft: () => go(at - 1), ArrowRight: () => go(at + 1) });
  const part = useMemo(() => (games ? partAt(peeling, at, games) : null), [peeling, at, games]);

  return (
    <div ref={root} className={body.body}>
      <Counts level={levels[at]} before={levels[at - 1]} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own */}
      <div className={style.steps} role="group" aria-label="Rounds">
        <IconButton
          label="Round before (←)"
          icon={<BackIcon />}
          disabled={at === 0}
          onClick={() => go(at - 1)}
        />
        <IconButton
          variant="round"
          label={playback.playing ? 'Pause (space)' : 'Play (space)'}
          icon={playback.playing ? <PauseIcon /> : <PlayIcon />}
          disabled={last === 0}
          onClick={playback.toggle}
        />
        <IconButton
          label="Next round (→)"
          icon={<ForwardIcon />}
          disabled={at === last}
          onClick={() => go(at + 1)}
        />
        <span role="status">
          {last === 0 ? 'no rounds' : at === 0 ? `before, of ${last} rounds` : `after round ${at} of ${last}`}
        </span>
      </div>
      <p className={body.sentence}>{outcomeOf(peeling, at, filtered)}</p>
      <div className={style.pictures}>
        <div>
          <p className={body.title}>Games and players, a part of the graph</p>
          {part && <Drawing of={bipartite} data={part} options={graph} />}
        </div>
        <div className={style.degrees}>
          <Degrees
            of="playersByGames"
            {...{ core, levels, at }}
            label="Players by number of games"
            unit="games"
          />
          <Degrees
            of="gamesByPlayers"
            {...{ core, levels, at }}
            label="Games by number of players"
            unit="players"
          />
        </div>
      </div>
    </div>
  );
}

/** What is left, and what fell in the round before. */
function Counts({ level, before }: { level: Level; before: Level | undefined }) {
  const counts = (['players', 'games', 'entries'] as const).map((name) => ({
    name,
    left: level[name],
    fell: (before?.[name] ?? level[name]) - level[name],
  }));
  return (
    <dl className={style.counts}>
      {counts.map(({ name, left, fell }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>
            {name} <small data-fell={fell > 0 || undefined}>{before && `− ${whole(fell)}`}</small>
          </dt>
          <dd>{whole(left)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface DegreesProps {
  of: 'playersByGames' | 'gamesByPlayers';
  core: number;
  levels: Level[];
  at: number;
  label: string;
  unit: string;
}

function Degrees({ of, core, levels, at, label, unit }: DegreesProps) {
  const data = useMemo(() => ({ bars: levels[at][of], threshold: core }), [levels, at, of, core]);
  const limit = Math.max(...levels[0][of]);
  const options = useMemo(() => ({ label, unit, limit, height: 160 }), [label, unit, limit]);
  return (
    <div>
      <p className={body.title}>{label}</p>
      <Drawing of={histogram} data={data} options={options} />
    </div>
  );
}
