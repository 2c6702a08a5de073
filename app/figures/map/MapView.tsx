import { useCallback, useMemo, useRef, useState } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import { playersByGame } from '../../../src/data/tail';
import { whole } from '../../../src/data/whole';
import type { ModelName } from '../../../src/models/config';
import type { Likeness } from '../../../src/train/probes/gameMap';
import type { GameMap } from '../../../src/train/protocol';
import '../../../src/viz/dots.css';
import { type MapGame, type PointMapData, type PointMapOptions, pointMap } from '../../../src/viz/pointMap';
import { type RankingData, ranking } from '../../../src/viz/ranking';
import { modelHues, modelNames } from '../../workbench/names';
import { GameSearch } from '../GameSearch';
import { kindOf, kinds } from '../genres';
import { Drawing } from '../picture/Drawing';
import { Segments } from '../picture/Segments';
import { useWidth } from '../picture/useWidth';
import { Legend } from './Legend';
import style from './Map.module.css';
import { type Choice, NEAR } from './useChosen';

export interface MapViewProps {
  model: ModelName;
  map: GameMap;
  /** "The model as shipped". */
  of: string;
  dataset: Dataset;
  choice: Choice;
}

const likenesses: { id: Likeness; label: string; name: string }[] = [
  { id: 'dot', label: 'dot product', name: 'By dot product, as the model scores' },
  { id: 'cosine', label: 'cosine', name: 'By cosine: direction alone' },
];

export function MapView({ model, map, of, dataset, choice }: MapViewProps) {
  const { item, by, near, alsoNear, choose, measure } = choice;
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const stage = useRef<HTMLDivElement>(null);
  const narrow = useWidth(stage) < 520;
  const { games } = dataset;
  const drawn = useMemo(() => gamesOf(dataset), [dataset]);
  const hue = modelHues[model];
  const title = item === null ? '' : games[item].title;

  const data = useMemo<PointMapData>(() => ({ games: drawn, points: map.points }), [drawn, map.points]);
  const onChoose = useCallback((index: number) => choose(index + 1), [choose]);
  const options = useMemo<PointMapOptions>(
    () => ({
      label: `Map of ${whole(map.games)} games`,
      hue,
      height: narrow ? 380 : 480,
      chosen: item === null ? null : item - 1,
      near: near.map((neighbour) => neighbour.item - 1),
      faint: (index) => kept.size > 0 && !kept.has(kindOf(games[index + 1].genres)),
      named: narrow ? 4 : 9,
      onChoose,
    }),
    [map.games, hue, narrow, item, near, kept, games, onChoose],
  );
  const named = useMemo<RankingData>(
    () => ({
      top: near.map(({ item: other, value }, index) => ({
        item: other,
        title: games[other].title,
        value,
        rank: index + 1,
        before: null,
      })),
      truth: null,
    }),
    [near, games],
  );

  return (
    <>
      <div className={style.tools}>
        <div className={style.search}>
          <GameSearch games={games} label="Find a game by title, genre or year" floating onChoose={choose} />
        </div>
        <p className={style.of}>
          {of}. The plane holds <b>{(100 * map.share).toFixed(0)} %</b> of the variance of {map.width}{' '}
          dimensions.
        </p>
      </div>
      <div className={style.views}>
        <div ref={stage} className={style.stage}>
          <Drawing of={pointMap} data={data} options={options} />
        </div>
        <div className={style.near}>
          {item !== null && (
            <>
              <h3>Most like {title}</h3>
              <Segments label="Likeness" segments={likenesses} selected={by} onSelect={measure} />
              <Drawing
                of={ranking}
                data={named}
                options={{
                  label: `Most like ${title}`,
                  hue,
                  k: NEAR,
                  withTruth: false,
                  empty: '',
                  onSelect: choose,
                }}
              />
              <p className={style.sentence}>
                {by === 'dot'
                  ? `The product of two games’ vectors${map.bias ? ', plus the bias of the second' : ''}: what ${modelNames[model]} would score if the first vector were all that it had made of a player.`
                  : 'The angle between two vectors. How long they are does not count, though it does to the model.'}{' '}
                <b>
                  {alsoNear} of these {NEAR}
                </b>{' '}
                are among the {NEAR} nearest on the map.
              </p>
            </>
          )}
        </div>
      </div>
      <Legend games={games} kept={kept} onKeep={setKept} />
    </>
  );
}

/** How each game is drawn: tinted by genre, and larger the more players have it. */
function gamesOf(dataset: Dataset): MapGame[] {
  const players = playersByGame(dataset);
  const most = players.reduce((max, count) => Math.max(max, count), 1);
  const colours = new Map(kinds.map(({ kind, colour }) => [kind, colour]));
  return dataset.games.slice(1).map(({ title, genres, year }, index): MapGame => {
    const kind = kindOf(genres);
    const count = players[index + 1];
    return {
      title,
      detail: [kind, year, `${whole(count)} players`].filter(Boolean).join(' · '),
      colour: colours.get(kind) ?? 'var(--ink-3)',
      radius: 2.2 + 5 * Math.sqrt(count / most),
      weight: count,
    };
  });
}
