import { useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { saveFile } from '../../ui/saveFile';
import style from '../Interview.module.css';
import { writeProgress } from './progress';
import { useProgress } from './store';

interface Said {
  tone: 'info' | 'error';
  text: string;
}

/** Where progress is kept, and how to take it elsewhere. */
export function Keeping() {
  const { progress, kept, takeOver, reset } = useProgress();
  const [said, setSaid] = useState<Said | null>(null);
  const [asking, setAsking] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      setSaid({ tone: 'info', text: takeOver(await chosen.text()) });
    } catch (error) {
      setSaid({ tone: 'error', text: error instanceof Error ? error.message : String(error) });
    }
  };
  const done = () => {
    reset();
    setAsking(false);
    setSaid({ tone: 'info', text: 'All progress was deleted.' });
  };
  return (
    <section className={style.keeping} aria-label="Your progress">
      {!kept && (
        <Notice tone="warn" title="This browser does not let pages store anything.">
          Your progress lasts until you leave the page. Export it to keep it.
        </Notice>
      )}
      {said && (
        <Notice
          tone={said.tone}
          title={said.tone === 'error' ? 'The file was not taken over.' : said.text}
          onDismiss={() => setSaid(null)}
        >
          {said.tone === 'error' && said.text}
        </Notice>
      )}
      <div>
        <p>Cards, pictures and the design walk are kept in this browser and nowhere else.</p>
        <Button onClick={() => save(writeProgress(progress))}>Export</Button>
        <Button onClick={() => file.current?.click()}>Import</Button>
        <Button variant="plain" onClick={() => setAsking(true)}>
          Delete all progress
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label="A file of progress"
          hidden
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Delete all progress?"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button variant="primary" onClick={done}>
              Delete it
            </Button>
          </>
        }
      >
        <p>
          {Object.keys(progress.cards).length} cards, {progress.pictures.asked} pictures and the design walk.
          This cannot be undone; an export can be imported again.
        </p>
      </Dialog>
    </section>
  );
}

function save(text: string): void {
  const day = new Date().toISOString().slice(0, 10);
  saveFile(`nextplay-interview-${day}.json`, new Blob([text], { type: 'application/json' }));
}
