import { useCallback } from 'react';
import * as v from 'valibot';
import { type Dataset, historyOf } from '../../../../src/data/dataset';
import { whole } from '../../../../src/data/whole';
import { type TowerName, towerNames } from '../../../../src/train/catalogue/tower';
import type { Crossings } from '../../../../src/train/catalogue/versions';
import { Counted } from '../../../figures/Counted';
import { Segments } from '../../../figures/picture/Segments';
import ranks from '../../../ranks/Ranks.module.css';
import { wholeNumber } from '../../../store/properties';
import { useSetting } from '../../../store/useSetting';
import { type Question, useCounted } from '../../../training/counting';
import { towerUrlOf } from '../../../training/recorded';
import { Button } from '../../../ui/Button';
import { DataTable } from '../../../ui/DataTable';
import { Board } from '../../../workbench/Board';
import body from '../../Body.module.css';
import style from './Catalogues.module.css';
import { ServedFigure } from './ServedFigure';

const names: Record<TowerName, string> = {
  sasrec: 'SASRec',
  again: 'SASRec again',
  gru4rec: 'GRU4Rec',
};
const versions = towerNames.map((id) => ({ id, label: names[id] }));
const Version = v.picklist(towerNames);
/** Players who are known by their place among those that ship. */
const LAST = 499;
/** Games of a history that a sentence names. */
const NAMED = 3;

const urls = () => towerNames.map((name) => towerUrlOf(name));
const everybody: Question<Crossings> = (counter) => counter.crossings(urls());

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
      question={everybody}
      caption="On the diagonal, users and games are of one training and belong together. Everywhere else a table of the right width and the right number of rows is searched, no program complains, and the list has ten games. SASRec trained again from another seed is the same code on the same data, and its games are at chance for the users of the first. GRU4Rec, another model altogether, is not: it began from the same random table of games, and neither training has turned that quite away. What a coordinate means is settled by where training starts, and by nothing that can be seen in the shape of a file."
      table={(crossings) => <CrossingsTable crossings={crossings} />}
    >
      {(crossings, dataset) => (
        <>
          <div className={body.tools}>
            <div className={style.choice}>
              <p className={body.title}>User vectors of</p>
              <Segments label="User vectors of" segments={versions} selected={users} onSelect={setUsers} />
            </div>
            <div className={style.choice}>
              <p className={body.title}>are searched in the games of</p>
              <Segments label="Games of" segments={versions} selected={games} onSelect={setGames} />
            </div>
          </div>
          <Board
            caption="HR@10 by whose users are searched in whose games"
            columns={['Users, in games of', ...versions.map(({ label }) => label)]}
            rows={crossings.metrics.map((row, u) => ({
              title: versions[u].label,
              own: towerNames[u] === users,
              cells: row.map(({ hr10 }, g) =>
                towerNames[u] === users && towerNames[g] === games ? (
                  <span key={towerNames[g]} className={style.chosen}>
                    {hr10.toFixed(3)}
                  </span>
                ) : (
                  hr10.toFixed(3)
                ),
              ),
            }))}
          />
          <p className={body.title}>
            {whole(crossings.players.length)} simulated players, their last game held out. Ten games drawn at
            random: {crossings.chance.toFixed(3)}.
          </p>
          <Lists {...{ players: crossings.players, dataset, users, games, person }} />
          <div>
            <Button onClick={() => setPerson((person + 1) % crossings.players.length)}>Another player</Button>
          </div>
        </>
      )}
    </ServedFigure>
  );
}

interface ListsProps {
  players: readonly number[];
  dataset: Dataset;
  users: TowerName;
  games: TowerName;
  person: number;
}

/** What one player should be shown, and what is served. */
function Lists({ players, dataset, users, games, person }: ListsProps) {
  const row = Math.min(person, players.length - 1);
  const lists = useCounted(useCallback((counter) => counter.served(urls(), row), [row]));
  const history = historyOf(dataset, players[row]);
  const latest = Array.from(history.slice(-1 - NAMED, -1), (item) => dataset.games[item].title);
  return (
    <Counted of={lists} room={360}>
      {(lists) => {
        const [own, served] = [users, games].map(
          (name) => lists[towerNames.indexOf(users)][towerNames.indexOf(name)],
        );
        return (
          <>
            <p className={body.sentence}>
              A player whose latest games are {latest.join(', ')}. Of the ten that belong to this vector,{' '}
              <strong>{own.filter((item) => served.includes(item)).length}</strong> are served.
            </p>
            <div className={ranks.lists}>
              <List title={`Games of ${names[users]}`} items={own} dataset={dataset} marked={[]} />
              {users !== games && (
                <List title={`Games of ${names[games]}`} items={served} dataset={dataset} marked={own} />
              )}
            </div>
          </>
        );
      }}
    </Counted>
  );
}

interface ListProps {
  title: string;
  items: readonly number[];
  dataset: Dataset;
  /** Games that stand out. */
  marked: readonly number[];
}

const List = ({ title, items, dataset, marked }: ListProps) => (
  <div>
    <h3>{title}</h3>
    <ol>
      {items.map((item) => (
        <li key={item} data-new={marked.includes(item) || undefined}>
          {dataset.games[item].title}
        </li>
      ))}
    </ol>
  </div>
);

const CrossingsTable = ({ crossings: { metrics, players } }: { crossings: Crossings }) => (
  <DataTable
    caption={`HR@10, NDCG@10 and MRR of ${players.length} players, by version of users and games`}
    columns={['Users of', 'Games of', 'HR@10', 'NDCG@10', 'MRR']}
    rows={metrics.flatMap((row, u) =>
      row.map(({ hr10, ndcg10, mrr }, g) => [
        versions[u].label,
        versions[g].label,
        ...[hr10, ndcg10, mrr].map((value) => value.toFixed(3)),
      ]),
    )}
  />
);
