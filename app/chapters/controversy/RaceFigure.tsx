import { useMemo } from 'react';
import { bootstrap, gains, type Interval, meanGain } from '../../../src/train/ranks';
import { lineChart } from '../../../src/viz/lineChart';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import { IntervalRows, written } from '../../ranks/IntervalRows';
import ranks from '../../ranks/Ranks.module.css';
import { numberAmong, wholeNumber } from '../../store/properties';
import { useStore } from '../../store/store';
import { useSetting } from '../../store/useSetting';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import { Progress } from '../../ui/Progress';
import { baselineTitles } from '../../workbench/names';
import { useBaselines } from '../../workbench/runs';
import style from './Controversy.module.css';
import { effectsOf, verdictOf } from './effects';
import { hues } from './hues';
import { type Budget, budgets, type Contestant, contestants, type Race, type Results, useRace } from './race';

const chart = {
  label: 'NDCG@10 on held-out players',
  xName: 'epoch',
  yFormat: '.3f',
  fromZero: true,
  height: 220,
  yMax: 0.3,
  empty: 'Nothing has been measured yet.',
};

const longBudgets = [4, 8, 16, 32];

/** Two causes, taken apart here and now: which loss, and for how long. */
export function RaceFigure() {
  const race = useRace();
  const [long, setLong] = useSetting('long', numberAmong(longBudgets), 4);
  const [seed, setSeed] = useSetting('seed', wholeNumber(0, 9), 0);
  const effects = useMemo(() => effectsOf(race.results), [race.results]);
  const verdict = verdictOf(effects);
  const begun = race.epochs !== null;
  return (
    <Figure
      id="race"
      title="Two causes, taken apart"
      number="7.2"
      badge={begun ? 'live' : undefined}
      caption="Three runs on the same libraries, side by side, each asked the same players twice: after a quarter of its epochs and after all of them. A row is a loss, a column a budget; the bars are 95 % bootstrap intervals over players. Read along a row for what patience is worth, down a column for what the loss is worth, and only then across models."
      table={<Cells results={race.results} />}
    >
      <div className={style.controls}>
        <Slider
          label="Long budget"
          values={longBudgets}
          value={long}
          onChange={setLong}
          disabled={race.doing !== null}
          format={(epochs) => `${epochs} epochs`}
          effect={`the short one is a quarter of it: ${long / 4} ${long === 4 ? 'epoch' : 'epochs'}`}
        />
        <Slider
          label="Seed"
          min={0}
          max={9}
          step={1}
          value={seed}
          onChange={setSeed}
          disabled={race.doing !== null}
          effect="how much of the result is luck: run it again with another"
        />
        {race.doing ? (
          <Button onClick={race.cancel}>Cancel</Button>
        ) : (
          <Button variant="primary" onClick={() => race.start({ short: long / 4, long }, seed)}>
            {begun ? 'Run it again' : 'Run the race'}
          </Button>
        )}
      </div>
      {begun && (
        <div className={style.body}>
          <Way race={race} />
          <Curves />
          <Grid race={race} />
          {effects.length > 0 && (
            <>
              <h3>Differences, player by player</h3>
              <IntervalRows
                difference
                rows={effects.map((effect) => ({ ...effect, key: effect.id, hue: 'var(--ink-2)' }))}
              />
            </>
          )}
          <p className={ranks.verdict} aria-live="polite">
            {verdict}
          </p>
        </div>
      )}
    </Figure>
  );
}

/** How far the three have come together. */
function Way({ race: { doing, epochs } }: { race: Race }) {
  const runs = useStore((state) => state.runs);
  const racing = contestants.flatMap(({ lane }) => runs[lane] ?? []);
  if (!doing || !epochs || racing.length === 0) return null;
  const made = racing.reduce((sum, { step, stepsPerEpoch }) => sum + step / stepsPerEpoch, 0);
  const left = racing.reduce((sum, { secondsLeft }) => sum + (secondsLeft ?? 0), 0);
  return (
    <Progress
      label={`${doing} …`}
      value={made / (contestants.length * epochs.long)}
      detail={left > 0 ? `about ${Math.ceil(left / 10) * 10} s left` : undefined}
    />
  );
}

function Curves() {
  const runs = useStore((state) => state.runs);
  const baselines = useBaselines();
  const data = useMemo(
    () => ({
      series: contestants.map(({ id, lane, title }) => ({
        name: title,
        hue: hues[id],
        points: (runs[lane]?.metrics ?? []).map(({ epoch, ndcg10 }) => ({ x: epoch, y: ndcg10 })),
      })),
      baselines: baselines.map(({ name, ndcg10 }) => ({ name: baselineTitles[name], value: ndcg10 })),
    }),
    [runs, baselines],
  );
  return <Drawing of={lineChart} data={data} options={chart} />;
}

/** NDCG@10 of a cell, with its interval. */
function cellOf(results: Results, id: Contestant, budget: Budget): (Interval & { mean: number }) | null {
  const cell = results[`${id}/${budget}`];
  if (!cell) return null;
  const values = Float64Array.from(cell.ranks, gains.ndcg10);
  return { mean: meanGain(cell.ranks, 'ndcg10'), ...bootstrap(values, 0) };
}

function Grid({ race: { results, epochs } }: { race: Race }) {
  const rowsOf = (budget: Budget) =>
    contestants.flatMap(({ id, title }) => {
      const cell = cellOf(results, id, budget);
      return cell ? [{ key: id, title, hue: hues[id], ...cell }] : [];
    });
  const all = budgets.flatMap(rowsOf);
  return (
    <div className={style.grid}>
      {budgets.map((budget) => (
        <section key={budget} aria-label={`${budget} budget`}>
          <h3>
            {budget === 'short' ? 'Short' : 'Long'} · {epochs?.[budget]}{' '}
            {epochs?.[budget] === 1 ? 'epoch' : 'epochs'}
          </h3>
          <IntervalRows rows={rowsOf(budget)} beside={all} />
          {contestants.every(({ id }) => !results[`${id}/${budget}`]) && (
            <p className={style.waiting}>Not measured yet.</p>
          )}
        </section>
      ))}
    </div>
  );
}

function Cells({ results }: { results: Results }) {
  return (
    <DataTable
      caption="NDCG@10 by loss and budget, with 95 % bootstrap intervals"
      columns={['Run', 'Budget', 'NDCG@10', 'low', 'high']}
      rows={contestants.flatMap(({ id, title }) =>
        budgets.map((budget) => {
          const cell = cellOf(results, id, budget);
          return [title, budget, ...(cell ? [cell.mean, cell.low, cell.high].map(written) : ['–', '–', '–'])];
        }),
      )}
    />
  );
}
