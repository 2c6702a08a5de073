import { useEffect, useMemo, useState } from 'react';
import { whole } from '../../../src/data/whole';
import { lineChart } from '../../../src/viz/lineChart';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import { wholeNumber } from '../../store/properties';
import { useSetting } from '../../store/useSetting';
import { complain } from '../../training/trainer';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import { Board } from '../../workbench/Board';
import { modelHues } from '../../workbench/names';
import { type Budgets, bestWithin, fetchBudgets, longestOf, mean } from './budget';
import style from './Controversy.module.css';
import { hues } from './hues';
import { type Contestant, contestants } from './race';

/** Whole trainings, recorded: what would have been published, had one stopped here? */
export function BudgetFigure() {
  const [record, setRecord] = useState<Budgets | null>(null);
  const [epochs, setEpochs] = useSetting('budget', wholeNumber(1, 1000), 10);
  useEffect(() => {
    fetchBudgets().then(setRecord).catch(complain);
  }, []);
  const longest = record ? longestOf(record) : 1;
  const data = useMemo(() => (record ? chartOf(record) : null), [record]);
  const options = useMemo(
    () => ({
      label: 'NDCG@10 on everybody’s validation game',
      xName: 'epoch',
      yFormat: '.3f',
      fromZero: true,
      height: 260,
      marker: epochs,
      empty: 'The record is being fetched.',
      onSelect: setEpochs,
    }),
    [epochs, setEpochs],
  );
  return (
    <Figure
      id="budget"
      title="Had one stopped here"
      number="7.1"
      badge={record ? 'recorded' : undefined}
      caption="Trainings of the three on the real libraries, with three seeds each; the strong line is the first seed. Slide the budget: the table has what each would have kept, had it been stopped there, and the spread over seeds."
      table={record && <DataTable {...tableOf(record)} />}
    >
      <div className={style.body}>
        <Slider
          label="Stopped after"
          min={1}
          max={longest}
          step={1}
          value={epochs}
          onChange={setEpochs}
          format={(value) => `${value} ${value === 1 ? 'epoch' : 'epochs'}`}
        />
        {data && <Drawing of={lineChart} data={data} options={options} />}
        {record && <Kept record={record} epochs={epochs} />}
      </div>
    </Figure>
  );
}

function chartOf({ curves }: Budgets) {
  const pointsOf = (curve: readonly number[]) => curve.map((y, epoch) => ({ x: epoch + 1, y }));
  return {
    series: contestants.flatMap(({ id, title }) =>
      curves[id].map((curve, seed) => ({
        name: title,
        hue: hues[id],
        aside: seed > 0,
        recorded: seed === 0,
        points: pointsOf(curve),
      })),
    ),
    baselines: [],
  };
}

/** What each would have kept within a budget, best last. */
function Kept({ record, epochs }: { record: Budgets; epochs: number }) {
  const kept = ({ id }: { id: Contestant }) => bestWithin(record.curves[id], epochs);
  const rows = contestants
    .map((contestant) => ({ ...contestant, values: kept(contestant) }))
    .sort((a, b) => mean(a.values) - mean(b.values));
  return (
    <Board
      caption={`NDCG@10 of ${whole(record.players)} players, best within ${epochs} epochs`}
      columns={['Run', 'Mean of seeds', 'lowest', 'highest']}
      rows={rows.map(({ id, title, model, values }) => ({
        title,
        model: hues[id] === modelHues[model] ? model : undefined,
        cells: [mean(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(3)),
      }))}
    />
  );
}

function tableOf(record: Budgets) {
  const { curves, data } = record;
  return {
    caption: `NDCG@10 after each epoch, mean of the seeds, on ${data}`,
    columns: ['Epoch', ...contestants.map(({ title }) => title)],
    rows: Array.from({ length: longestOf(record) }, (_, epoch) => [
      epoch + 1,
      ...contestants.map(({ id }) => {
        const values = curves[id].flatMap((curve) => curve[epoch] ?? []);
        return values.length > 0 ? mean(values).toFixed(3) : '–';
      }),
    ]),
  };
}
