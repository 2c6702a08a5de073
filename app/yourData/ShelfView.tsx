import { useState } from 'react';
import type { OwnName } from '../../src/data/own/name';
import type { OwnEntry } from '../../src/data/own/shelf';
import { whole } from '../../src/data/whole';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { sizeOf } from '../ui/saveFile';
import { modelNames } from '../workbench/names';
import { reasonOf } from './bringing';
import { remove, saveToFile, use, useShelf } from './shelf';
import style from './YourData.module.css';

/** What this browser keeps, and what can be done with each. */
export function ShelfView() {
  const { entries, error } = useShelf();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [leaving, setLeaving] = useState<OwnEntry | null>(null);
  const trying = (work: Promise<void>) => {
    setTrouble(null);
    work.catch((reason) => setTrouble(reasonOf(reason)));
  };
  const save = (name: string, title: string) => {
    let names = '';
    setSaid('The file is being written …');
    const saving = saveToFile(name, title, (paused) => {
      names = paused.map((model) => modelNames[model]).join(', ');
      if (names) setSaid(`${names}: training is paused while the file is written.`);
    });
    const goesOn = () => names && ` ${names}: training goes on.`;
    trying(
      saving.then(
        () => setSaid(`${title} was saved to a file.${goesOn()}`),
        (reason) => {
          setSaid(`Nothing was saved.${goesOn()}`);
          throw reason;
        },
      ),
    );
  };
  const open = (name: RowProps['name']) => trying(use(name));
  return (
    <section className={style.card} aria-labelledby="shelf">
      <h2 id="shelf">Data sets in this browser</h2>
      <ul className={style.shelf}>
        <Row
          name="twin"
          title="Simulated players"
          detail="shipped with the site"
          onUse={open}
          onSave={save}
        />
        {entries.map((entry) => (
          <Row
            key={entry.name}
            name={entry.name}
            title={entry.title}
            detail={detailOf(entry)}
            onUse={open}
            onSave={save}
            onRemove={() => setLeaving(entry)}
          />
        ))}
      </ul>
      <p className={style.small}>
        <em>Save everything</em> makes one file of a data set, what was trained on it in this browser with all
        its branches, and what this page’s address holds. Bring the file here, or on another machine, to go
        on. What trains meanwhile is paused until the file is written.
      </p>
      <p className={style.small} role="status">
        {said}
      </p>
      {(trouble ?? error) && (
        <Notice tone="error" title="This did not work.">
          {trouble ?? error}
        </Notice>
      )}
      <Dialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Remove ${leaving?.title ?? ''}?`}
        actions={
          <>
            <Button onClick={() => setLeaving(null)}>Keep it</Button>
            <Button
              variant="primary"
              onClick={() => {
                if (leaving) trying(remove(leaving.name));
                setLeaving(null);
              }}
            >
              Remove it
            </Button>
          </>
        }
      >
        The data set and every run that was trained on it are deleted from this browser. The file that it was
        read from stays as it is.
      </Dialog>
    </section>
  );
}

const detailOf = ({ counts, bytes, savedAt }: OwnEntry): string =>
  [
    `${whole(counts.players)} users`,
    `${whole(counts.games)} items`,
    sizeOf(bytes),
    new Date(savedAt).toLocaleDateString('en', { dateStyle: 'medium' }),
  ].join(' · ');

interface RowProps {
  name: 'twin' | OwnName;
  title: string;
  detail: string;
  onUse: (name: RowProps['name']) => void;
  onSave: (name: string, title: string) => void;
  onRemove?: () => void;
}

function Row({ name, title, detail, onUse, onSave, onRemove }: RowProps) {
  const current = useStore((state) => state.dataName === name);
  return (
    <li aria-current={current || undefined}>
      <div>
        <b>{title}</b>
        <small>{detail}</small>
      </div>
      <div>
        <Button
          disabled={current}
          aria-label={current ? `${title} is in use` : `Use ${title}`}
          onClick={() => onUse(name)}
        >
          {current ? 'In use' : 'Use it'}
        </Button>
        <Button aria-label={`Save everything of ${title} to a file`} onClick={() => onSave(name, title)}>
          Save everything
        </Button>
        {onRemove && (
          <Button variant="plain" aria-label={`Remove ${title}`} onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </li>
  );
}
