import type { Settings } from '../../src/data/own/build';
import { roles } from '../../src/data/own/columns';
import type { TableLook } from '../../src/data/own/look';
import { whole } from '../../src/data/whole';
import { Button } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import { Select, Slider } from '../ui/Field';
import { Progress } from '../ui/Progress';
import { sizeOf } from '../ui/saveFile';
import {
  build,
  cancel,
  changeColumns,
  changeHeader,
  changeSettings,
  changeSteam,
  missingIn,
  useBringing,
} from './bringing';
import { roleNames, timeLeft } from './words';
import style from './YourData.module.css';

/** What is in the file, what to keep of it, and the button that reads it. */
export function Preparing() {
  const look = useBringing((state) => state.look);
  const busy = useBringing((state) => state.busy);
  const report = useBringing((state) => state.report);
  const stale = useBringing((state) => state.stale);
  if (look?.kind !== 'table' && look?.kind !== 'records' && look?.kind !== 'dump') return null;
  const missing = look.kind === 'dump' ? null : missingIn(look);
  return (
    <section className={style.card} aria-labelledby="prepare">
      <h2 id="prepare">What is in it</h2>
      {look.kind === 'dump' ? (
        <p>
          These are Steam libraries, one player a line, as the UCSD dump has them. Titles, genres and years
          come from the games that this site ships with, where it knows them.
        </p>
      ) : (
        <ColumnChoice look={look} />
      )}
      <h3>What to keep</h3>
      <Recipe played={look.kind === 'dump' || look.columns.minutes !== null} />
      {busy === 'reading' || busy === 'building' ? (
        <Reading />
      ) : (
        <div className={style.actions}>
          <Button variant="primary" disabled={missing !== null} onClick={() => void build()}>
            {report ? 'Build it again' : 'Build the data set'}
          </Button>
          <span role="status">
            {missing ?? (report && stale ? 'What you have changed counts when it is built again.' : '')}
          </span>
        </div>
      )}
    </section>
  );
}

/** Cells that are longer are cut. */
const CELL = 32;
const ROWS = 6;
const cut = (cell = '') => (cell.length > CELL ? `${cell.slice(0, CELL - 1)}…` : cell);

function ColumnChoice({ look }: { look: TableLook }) {
  const { names, rows, columns, header, kind } = look;
  const steam = useBringing((state) => state.steam);
  const busy = useBringing((state) => state.busy !== null);
  const options = [
    { value: '', label: 'none' },
    ...names.map((name, column) => ({ value: String(column), label: cut(name) })),
  ];
  const roleOf = (column: number) => roles.find((role) => columns[role] === column);
  return (
    <>
      <p>
        The columns are guessed from their names and from the first rows. Correct them where the guess is
        wrong.
      </p>
      <div className={style.columns}>
        {roles.map((role) => (
          <Select
            key={role}
            label={roleNames[role].label}
            value={String(columns[role] ?? '')}
            options={role === 'user' || role === 'item' ? options.slice(1) : options}
            effect={roleNames[role].effect}
            disabled={busy}
            onChange={(value) => changeColumns({ [role]: value === '' ? null : Number(value) })}
          />
        ))}
      </div>
      <div className={style.ticks}>
        {kind === 'table' && (
          <label>
            <input
              type="checkbox"
              checked={header}
              disabled={busy || (header && rows.length < 2)}
              onChange={(event) => changeHeader(event.currentTarget.checked)}
            />
            The first row names the columns
          </label>
        )}
        <label>
          <input
            type="checkbox"
            checked={steam}
            disabled={busy}
            onChange={(event) => changeSteam(event.currentTarget.checked)}
          />
          Items are Steam app ids: take titles and genres from the games that ship with the site
        </label>
      </div>
      <DataTable
        caption="The first rows of the file"
        columns={names.map((name, column) => {
          const role = roleOf(column);
          return `${column + 1} · ${cut(name)}${role ? ` → ${roleNames[role].label.toLowerCase()}` : ''}`;
        })}
        rows={rows.slice(0, ROWS).map((row) => names.map((_, column) => cut(row[column])))}
      />
    </>
  );
}

const playtimes = [0, 1, 10, 30, 60, 120, 300, 600, 1200];
const lengths = [10, 20, 50, 100, 200, 500, 1000];

function Recipe({ played }: { played: boolean }) {
  const settings = useBringing((state) => state.settings);
  const disabled = useBringing((state) => state.busy !== null);
  const set = (change: Partial<Settings>) => changeSettings(change);
  return (
    <div className={style.columns}>
      <Slider
        label="k of the k-core"
        value={settings.core}
        min={1}
        max={20}
        onChange={(core) => set({ core })}
        disabled={disabled}
        effect="Every user keeps at least k items, and every item k users. Lower it for small data."
      />
      <Slider
        label="Longest history"
        value={settings.maxLength}
        values={lengths}
        onChange={(maxLength) => set({ maxLength })}
        disabled={disabled}
        effect="Of a longer one the last items are kept. The models read the last 50 unless told."
      />
      {played && (
        <Slider
          label="Least playtime"
          value={settings.minMinutes}
          values={playtimes}
          format={(minutes) => `${minutes} min`}
          onChange={(minMinutes) => set({ minMinutes })}
          disabled={disabled}
          effect="An hour, in the recipe of this site."
        />
      )}
    </div>
  );
}

function Reading() {
  const file = useBringing((state) => state.file);
  const progress = useBringing((state) => state.progress);
  const building = useBringing((state) => state.busy === 'building');
  const size = file?.size ?? 0;
  const done = building || !progress || size === 0 ? null : progress.bytes / size;
  const seconds = progress ? (performance.now() - progress.since) / 1000 : 0;
  const detail =
    progress && done !== null
      ? [
          `${sizeOf(progress.bytes)} of ${sizeOf(size)}`,
          `${whole(progress.rows)} rows`,
          timeLeft(done, seconds),
        ]
      : [];
  return (
    <Progress
      label={building ? 'Filtering' : 'Reading'}
      value={done}
      detail={detail.filter(Boolean).join(' · ')}
      action={<Button onClick={cancel}>Cancel</Button>}
    />
  );
}
