import { useState } from 'react';
import { isOwnName } from '../../src/data/own/name';
import { whole } from '../../src/data/whole';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { modelNames } from '../workbench/names';
import { reasonOf, useBringing } from './bringing';
import { takeSaved } from './shelf';
import style from './YourData.module.css';

/** What is in a saved file, and the button that opens it here. */
export function SavedFile() {
  const saved = useBringing((state) => state.saved);
  const [error, setError] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  if (!saved) return null;
  const { title, name, savedAt, counts, models, here } = saved;
  const named = (list: typeof models) => list.map((model) => modelNames[model]).join(', ');
  const take = (replace: boolean) => {
    setError(null);
    setTaking(true);
    takeSaved(replace)
      .catch((reason) => setError(reasonOf(reason)))
      .finally(() => setTaking(false));
  };
  return (
    <section className={style.card} aria-labelledby="saved">
      <h2 id="saved">What is in it</h2>
      <p>
        {counts
          ? `The data set ${title}, with ${whole(counts.players)} users and ${whole(counts.games)} items`
          : `No data set: it was saved on ${isOwnName(name) ? title : name === 'twin' ? 'the simulated players that ship with the site' : 'Steam libraries, which have to be built here as well'}`}
        . {models.length > 0 ? `Runs of ${named(models)}.` : 'No run.'} Saved on{' '}
        {new Date(savedAt).toLocaleDateString('en', { dateStyle: 'long' })}.
      </p>
      {here.length > 0 && (
        <p>
          This browser has a run of {named(here)} on this data already. Replace it by that of the file, or
          keep yours?
        </p>
      )}
      <div className={style.actions}>
        <Button variant="primary" disabled={taking} onClick={() => take(here.length > 0)}>
          {here.length > 0 ? 'Open, and replace mine' : 'Open it'}
        </Button>
        {here.length > 0 && (
          <Button disabled={taking} onClick={() => take(false)}>
            Open, and keep mine
          </Button>
        )}
      </div>
      {error && (
        <Notice tone="error" title="It could not be opened.">
          {error}
        </Notice>
      )}
    </section>
  );
}
