import { useCallback } from 'react';
import * as v from 'valibot';
import { type Dataset, historyOf } from '../../../../src/data/dataset';
import { type TowerName, towerNames } from '../../../../src/train/catalogue/tower';
import type { Crossings } from '../../../../src/train/catalogue/versions';
import { Segments } from '../../../figures/picture/Segments';
import lists from '../../../ranks/Ranks.module.css';
import { wholeNumber } from '../../../store/properties';
import { useSetting } from '../../../store/useSetting';
import { towerUrlOf } from '../../../training/recorded';
import { Button } from '../../../ui/Button';
import { DataTable } from '../../../ui/DataTable';
import { Board } from '../../../workbench/Board';
import body from '../../Body.module.css';
import { whole } from '../../words';
import style from './Catalogues.module.css';
import { ServedFigure } from './ServedFigure';

const names: Record<TowerName, string> = {
  sasrec: 'SASRec',
  again: 'SASRec, trained again',
  gru4rec: 'GRU4Rec',
};
const versions = towerNames.map((id) => ({ id, label: names[id] }));
const Version = v.picklist(towerNames);
/** Players who are known by their place among those that ship. */
const LAST = 499;
/** Games of a history that a sentence names. */
const NAMED = 3;

/** The users of one version among the games of another. */
export function VersionsFigure() {
  const [users, setUsers] = useSetting<TowerName>('users', Version, 'sasrec');
  const [games, setGames] = useSetting<TowerName>('index', Version, 'again');
  const [person, setPerson] = useSetting('person', wholeNumber(0, LAST), 0);
  return (
    <ServedFigure
      id="versions"
      title="Users of one version, games of another"
      number="9.8"
      room={640}
      question={useCallback((counter) => counter.crossings(towerNames.map(towerUrlOf), person), [person])}
      caption="On the diagonal, users and games are of one training and belong together. Everywhere else a table of the right width and the right number of rows is searched, no program complains, and the list has ten games. SASRec trained again from another seed is the same code on the same data, and its games are at chance for the users of the first. GRU4Rec, another model altogether, is not: it began from the same random table of games, and neither training has turned that quite away. What a coordinate means is settled by where training starts, and by nothing that can be seen in the shape of a file."
      table={(crossings) => <CrossingsTable crossings={crossings} />}
    >
      {(crossings, dataset) => (
        <>
          <div className={body.tools}>
            <div>
              <p className={body.title}>User vectors of</p>
              <Segments label="User vectors of" segments={versions} selected={users} onSelect={setUsers} />
            </div>
            <div>
              <p className={body.title}>are searched in the games of</p>
              <Segments label="Games of" segments={versions} selected={games} onSelect={setGames} />
            </div>
          </div>
          <Board
            caption="HR@10 by whose users are searched in whose games"
            columns={['HR@10', ...versions.map(({ label }) => `games of ${label}`)]}
            rows={crossings.table.map((row, u) => ({
              title: `users of ${versions[u].label}`,
              own: towerNames[u] === users,
              cells: row.map(({ metrics }, g) =>
                towerNames[u] === users && towerNames[g] === games ? (
                  <span key={towerNames[g]} className={style.chosen}>
                    {metrics.hr10.toFixed(3)}
                  </span>
                ) : (
                  metrics.hr10.toFixed(3)
                ),
              ),
            }))}
          />
          <p className={body.title}>
            {whole(crossings.players.length)} simulated players, their last game held out. Ten games drawn at
            random: {crossings.chance.toFixed(3)}.
          </p>
          <Lists {...{ crossings, dataset, users, games, person }} />
          <div>
            <Button onClick={() => setPerson((person + 1) % crossings.players.length)}>Another player</Button>
          </div>
        </>
      )}
    </ServedFigure>
  );
}

interface ListsProps {
  crossings: Crossings;
  dataset: Dataset;
  users: TowerName;
  games: TowerName;
  person: number;
}

/** What one player should be shown, and what is served. */
function Lists({ crossings, dataset, users, games, person }: ListsProps) {
  const row = crossings.table[towerNames.indexOf(users)];
  const [own, served] = [users, games].map((name) => row[towerNames.indexOf(name)].top);
  const player = crossings.players[Math.min(person, crossings.players.length - 1)];
  const history = historyOf(dataset, player);
  const latest = Array.from(history.slice(-1 - NAMED, -1), (item) => dataset.games[item].title);
  const columns = [
    { title: `Games of ${names[users]}`, top: own },
    { title: `Games of ${names[games]}`, top: served },
  ];
  return (
    <>
      <p className={body.sentence}>
        A player whose latest games are {latest.join(', ')}. Of the ten that belong to this vector,{' '}
        <strong>{own.filter((item) => served.includes(item)).length}</strong> are served.
      </p>
      <div className={lists.lists}>
        {(users === games ? columns.slice(0, 1) : columns).map(({ title, top }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ol>
              {top.map((item) => (
                <li key={item} data-new={own.includes(item) && top !== own ? true : undefined}>
                  {dataset.games[item].title}
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </>
  );
}

const CrossingsTable = ({ crossings: { table, players } }: { crossings: Crossings }) => (
  <DataTable
    caption={`HR@10, NDCG@10 and MRR of ${players.length} players, by version of users and games`}
    columns={['Users of', 'Games of', 'HR@10', 'NDCG@10', 'MRR']}
    rows={table.flatMap((row, u) =>
      row.map(({ metrics: { hr10, ndcg10, mrr } }, g) => [
        versions[u].label,
        versions[g].label,
        ...[hr10, ndcg10, mrr].map((value) => value.toFixed(3)),
      ]),
    )}
  />
);
