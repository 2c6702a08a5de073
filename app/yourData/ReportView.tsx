import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { LossName, Report } from '../../src/data/own/build';
import type { OwnName } from '../../src/data/own/name';
import { whole } from '../../src/data/whole';
import { chapters, lab } from '../pages';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import { Notice } from '../ui/Notice';
import { reasonOf, useBringing } from './bringing';
import { keep, use, useShelf } from './shelf';
import { lossWords } from './words';
import style from './YourData.module.css';

/** Above so many games the loss over all of them takes its time. */
const MANY = 3000;

/** What the file became: the counts, what was dropped and why, and the button that keeps it. */
export function ReportView() {
  const report = useBringing((state) => state.report);
  if (!report) return null;
  const { counts, order, rows, read, known, broken } = report;
  const facts = [
    [whole(counts.players), 'users'],
    [whole(counts.games), 'items'],
    [whole(counts.interactions), 'rows kept'],
    [counts.mean.toFixed(1), 'items a user, mean'],
    [whole(counts.median), 'median'],
  ];
  return (
    <section className={style.card} aria-labelledby="report">
      <h2 id="report">What it became</h2>
      <ul className={style.facts}>
        {facts.map(([value, name]) => (
          <li key={name}>
            <b className="num">{value}</b> {name}
          </li>
        ))}
      </ul>
      <p>
        Of {whole(rows)} rows, with {whole(read.users)} users and {whole(read.items)} items.{' '}
        {order === 'time'
          ? 'Histories are in the order of time.'
          : 'Histories are in the order of the file, for lack of a time: what “next” means is up to whoever wrote it.'}
        {known !== null &&
          ` ${whole(known)} of the items are games that this site has titles and genres for.`}
      </p>
      <Losses report={report} />
      {broken.length > 0 && (
        <details>
          <summary>The first of the broken lines</summary>
          <ul>
            {broken.map(({ line, reason }) => (
              <li key={line}>
                line {whole(line)}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>What each filter left</summary>
        <DataTable
          caption="What each filter left"
          columns={['step', 'users', 'items', 'rows', 'mean', 'median']}
          rows={report.steps.map(({ name, counts }) => [
            name,
            whole(counts.players),
            whole(counts.games),
            whole(counts.interactions),
            counts.mean.toFixed(1),
            whole(counts.median),
          ])}
        />
      </details>
      {counts.games > MANY && (
        <Notice title={`${whole(counts.games)} items are many for a browser.`}>
          Cross-entropy compares every one of them at every step. Choose BCE or sampled softmax in the
          settings of a model, or raise k, if an epoch takes too long.
        </Notice>
      )}
      <Keep />
    </section>
  );
}

function Losses({ report: { losses, rows, counts } }: { report: Report }) {
  const settings = useBringing((state) => state.settings);
  const lost = (Object.keys(lossWords) as LossName[]).filter((name) => losses[name] > 0);
  const line = (what: string, count: number) => [
    what,
    whole(count),
    `${((100 * count) / rows).toFixed(1)} %`,
  ];
  return (
    <DataTable
      caption="What became of the rows"
      columns={['rows', 'how many', 'of all']}
      rows={[
        line('read', rows),
        ...lost.map((name) => line(`dropped: ${lossWords[name](settings)}`, losses[name])),
        line('kept', counts.interactions),
      ]}
    />
  );
}

function Keep() {
  const file = useBringing((state) => state.file);
  const stale = useBringing((state) => state.stale);
  const kept = useBringing((state) => state.kept);
  const [title, setTitle] = useState(
    (file?.name ?? '').replace(/\.(csv|tsv|txt|json|jsonl|ndjson|data|dat|gz)+$/gi, ''),
  );
  const [error, setError] = useState<string | null>(null);
  const id = useId();

  if (kept) return <Kept name={kept} />;
  return (
    <>
      <div className={style.actions}>
        <label htmlFor={id}>Name</label>
        <input
          id={id}
          className={style.name}
          value={title}
          maxLength={60}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button
          variant="primary"
          disabled={stale || title.trim() === ''}
          onClick={() => {
            setError(null);
            keep(title.trim()).catch((reason) => setError(reasonOf(reason)));
          }}
        >
          Keep it, and use it everywhere
        </Button>
      </div>
      {error && (
        <Notice tone="error" title="It could not be kept.">
          {error}
        </Notice>
      )}
    </>
  );
}

/** Where it is, and whether the pages show it. */
function Kept({ name }: { name: OwnName }) {
  const open = useStore((state) => state.dataName === name);
  const title = useShelf(({ entries }) => entries.find((entry) => entry.name === name)?.title);
  const [error, setError] = useState<string | null>(null);
  const where = `Kept in this browser${title ? ` as ${title}` : ''}`;
  if (open)
    return (
      <Notice title={`${where}, and open on every page.`}>
        See <Link href={chapters[1].path}>its long tail</Link>, what{' '}
        <Link href={chapters[2].path}>counting alone</Link> makes of it, or train a model in{' '}
        <Link href={lab.path}>the lab</Link>.
      </Notice>
    );
  const again = () => use(name).catch((reason) => setError(reasonOf(reason)));
  return (
    <Notice
      title={`${where}. Other data is open now.`}
      action={<Button onClick={again}>Use it again</Button>}
    >
      {error}
    </Notice>
  );
}
