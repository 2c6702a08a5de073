import { useMemo, useState } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import { playersByGame } from '../../../src/data/tail';
import { isModel } from '../../../src/models/config';
import { LIST } from '../../../src/train/probes/answers';
import { type Counts, coverageOf, giniOf, shareOf } from '../../../src/train/probes/exposure';
import type { Ranks, RecommenderName } from '../../../src/train/protocol';
import '../../../src/viz/dots.css';
import { whole } from '../../../src/data/whole';
import { type ExposedGame, exposurePlot } from '../../../src/viz/exposurePlot';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import { Segments } from '../../figures/picture/Segments';
import style from '../../ranks/Ranks.module.css';
import { useSharedRanks } from '../../ranks/RanksContext';
import { recommenders } from '../../ranks/useRanks';
import { useStore } from '../../store/store';
import { DataTable } from '../../ui/DataTable';
import { Board, type BoardRow } from '../../workbench/Board';
import { modelHues, recommenderNames } from '../../workbench/names';
import { percent } from '../words';
import { AskFirst } from './AskFirst';
import { headOf } from './head';

/** Which games stand in the lists of ten, against how many players have them. */
export function Shown() {
  const dataset = useStore((state) => state.dataset);
  const { table } = useSharedRanks();
  const [chosen, setChosen] = useState<RecommenderName | null>(null);
  const asked = recommenders.filter((name) => table[name]);
  const name = chosen && table[chosen] ? chosen : asked.at(-1);
  const answer = name && table[name];
  const games = useMemo(() => (dataset && answer ? exposedIn(dataset, answer) : []), [dataset, answer]);
  const of = name ? recommenderNames[name] : '';
  const hue = name && isModel(name) ? modelHues[name] : 'var(--ink-2)';
  const options = useMemo(() => ({ label: `Games that ${of} shows`, hue, height: 360 }), [of, hue]);
  return (
    <Figure
      id="shown"
      title="What everybody is shown"
      number="8.5"
      badge={answer ? 'live' : undefined}
      caption={`Every player who was asked got a list of ${LIST}. A dot is a game: to the right, how many players have it; upwards, in how many lists it stands. On the dashed line a game would be shown as often as it is owned. Where the cloud is steeper than the line, the famous are made more famous; what lies in the bottom row is in nobody’s list. Compare the recommenders in the table: the same players, the same number of places, and how many games share them.`}
      table={
        games.length > 0 && (
          <DataTable
            caption={`How often ${of} shows each game`}
            columns={['Game', 'Players who have it', 'Times it came', 'Times shown']}
            rows={[...games]
              .sort((a, b) => b.shown - a.shown || b.owned - a.owned)
              .map(({ title, owned, came, shown }) => [title, whole(owned), whole(came), whole(shown)])}
          />
        )
      }
    >
      <div className={style.body}>
        {!dataset || !name ? (
          <AskFirst />
        ) : (
          <>
            <div className={style.choices}>
              <Segments
                label="Whose lists"
                segments={asked.map((id) => ({ id, label: recommenderNames[id] }))}
                selected={name}
                onSelect={setChosen}
              />
            </div>
            <Drawing of={exposurePlot} data={games} options={options} className={style.picture} />
            <Standings dataset={dataset} asked={asked} shown={name} />
          </>
        )}
      </div>
    </Figure>
  );
}

interface StandingsProps {
  dataset: Dataset;
  asked: RecommenderName[];
  /** The one in the picture. */
  shown: RecommenderName;
}

function Standings({ dataset, asked, shown }: StandingsProps) {
  const { table } = useSharedRanks();
  const head = useMemo(() => headOf(dataset), [dataset]);
  const owned = useMemo(() => playersByGame(dataset), [dataset]);
  const cells = (counts: Counts) => [
    percent(coverageOf(counts)),
    giniOf(counts).toFixed(2),
    percent(shareOf(counts, head)),
  ];
  const answers = asked.map((name): BoardRow => {
    const { recommended, title } = table[name] as NonNullable<(typeof table)[typeof name]>;
    return { title, model: isModel(name) ? name : undefined, own: name === shown, cells: cells(recommended) };
  });
  return (
    <>
      <Board
        caption="How the places in the lists are spread over the games"
        columns={['Lists of', 'games shown', 'Gini', 'head']}
        rows={[...answers, { title: 'What players have', cells: cells(owned) }]}
      />
      <p className={style.verdict}>
        <i>Games shown</i> is the share of all {whole(dataset.games.length - 1)} games that are in anybody’s
        list. <i>Gini</i> is 0 where all games have equally many places, and 1 where one has them all. The
        last column is the share of the places that goes to the {head.size} games of the head: half of all
        entries that the models learn from are of these.
      </p>
    </>
  );
}

function exposedIn(dataset: Dataset, { recommended, targets }: Ranks): ExposedGame[] {
  const owned = playersByGame(dataset);
  const came = new Uint32Array(dataset.games.length);
  for (const item of targets) came[item]++;
  return dataset.games.slice(1).map(({ title }, index) => ({
    title,
    owned: owned[index + 1],
    came: came[index + 1],
    shown: recommended[index + 1],
  }));
}
