import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { matchLibrary, type OwnedGame } from '../../src/data/own/steamLibrary';
import { whole } from '../../src/data/whole';
import { neuralModels } from '../../src/models/config';
import { GameTile } from '../figures/GameTile';
import { Segments } from '../figures/picture/Segments';
import { chapterOn } from '../pages';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { Slider } from '../ui/Field';
import { modelNames } from '../workbench/names';
import { useBringing } from './bringing';
import style from './YourData.module.css';

const playtimes = [0, 1, 10, 30, 60, 120, 300];

/** What a model reads at most, unless it is told otherwise. */
const READ = 50;
const NAMED = 12;

/** The reader's own games: no data set, but a history that every model can be asked with. */
export function Library() {
  const owned = useBringing((state) => state.library);
  const games = useStore((state) => state.dataset?.games);
  const manifest = useStore((state) => state.dataset?.manifest);
  const setHistory = useStore((state) => state.setHistory);
  const [, navigate] = useLocation();
  const [minMinutes, setMinMinutes] = useState(60);
  const [order, setOrder] = useState<'list' | 'played'>('list');
  const matched = useMemo(
    () => owned && games && matchLibrary(owned, games, { minMinutes, byLastPlayed: order === 'played' }),
    [owned, games, minMinutes, order],
  );
  if (!owned || !games || !matched || !manifest) return null;
  const title = manifest.title ?? (manifest.simulated ? 'the one that ships with the site' : manifest.name);
  const { history, unplayed, unknown } = matched;
  const dated = owned.some(({ lastPlayed }) => lastPlayed > 0);
  const read = history.slice(-READ);
  return (
    <section className={style.card} aria-labelledby="library">
      <h2 id="library">Your library, as a history</h2>
      <p>
        One library is nobody to learn from, so it becomes no data set: it is a history that you can open in
        every model. Of your {whole(owned.length)} games, <b>{history.length}</b> are in the catalogue of the
        data that is open ({title}) and were played for long enough; {unplayed.length} are in it and were
        played for less; {unknown.length} are not in it.
        {history.length > READ && ` The last ${READ} are read.`}
      </p>
      <div className={style.columns}>
        <Slider
          label="Least playtime"
          value={minMinutes}
          values={playtimes}
          format={(minutes) => `${minutes} min`}
          onChange={setMinMinutes}
          effect="The models were trained on games played for an hour or more."
        />
        {dated && (
          <div className={style.wide}>
            <Segments
              label="Order of the history"
              segments={[
                { id: 'list', label: 'As Steam lists them' },
                { id: 'played', label: 'By when last played' },
              ]}
              selected={order}
              onSelect={setOrder}
            />
            <p className={style.small}>The models have learned the order of lists.</p>
          </div>
        )}
      </div>
      {read.length > 0 ? (
        <>
          <ol className={style.tiles} aria-label="The history">
            {read.map((item) => (
              <li key={item}>
                <GameTile game={games[item]} />
              </li>
            ))}
          </ol>
          <div className={style.actions}>
            {neuralModels.map((model) => (
              <span key={model} data-model={model}>
                <Button
                  variant="primary"
                  onClick={() => {
                    setHistory(read);
                    navigate(chapterOn(model)?.path ?? '/');
                  }}
                >
                  Open in {modelNames[model]}
                </Button>
              </span>
            ))}
          </div>
        </>
      ) : (
        <p>Nothing is left to read: lower the playtime, or open the data that ships with the site.</p>
      )}
      {unknown.length > 0 && (
        <details>
          <summary>Not in the catalogue ({unknown.length})</summary>
          <p className={style.small}>
            Most played first: {unknown.slice(0, NAMED).map(named).join(' · ')}
            {unknown.length > NAMED && ` · and ${unknown.length - NAMED} more`}
          </p>
        </details>
      )}
    </section>
  );
}

const named = ({ name, appId, minutes }: OwnedGame): string =>
  `${name || `App ${appId}`} (${Math.round(minutes / 60)} h)`;
