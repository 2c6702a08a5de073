import { useMemo } from 'react';
import { whole } from '../../../src/data/whole';
import { lineChartTable } from '../../../src/viz/chartData';
import { lineChart } from '../../../src/viz/lineChart';
import { maskMap } from '../../../src/viz/maskMap';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import ranks from '../../ranks/Ranks.module.css';
import { numberAmong, wholeNumber } from '../../store/properties';
import { useSetting } from '../../store/useSetting';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { type Reading, useReading } from '../models/useReading';
import worked from '../models/Worked.module.css';
import { percent } from '../words';
import { fullCells, keptWeight, reads, type Window, windowCells } from './windows';

const lengths = [8, 16, 24, 32, 40, 48, 56, 64] as const;
const grown = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];
const LONGEST = 100_000;

const kinds = [
  { name: 'read', fill: 'var(--ink)' },
  { name: 'left out', fill: 'var(--line-2)' },
  { name: 'masked: it lies in the future' },
];

/** The mask of a sparse window, what it costs, and what of a trained attention it would have kept. */
export function WindowsFigure() {
  const [length, setLength] = useSetting('events', numberAmong(lengths), 32);
  const [last, setLast] = useSetting('last', wholeNumber(1, 64), 3);
  const [first, setFirst] = useSetting('first', wholeNumber(0, 64), 1);
  const reading = useReading('sasrec');
  const window = { last, first };
  const data = useMemo(
    () => ({ rows: length, kinds, kindOf: kindOf({ last, first }) }),
    [length, last, first],
  );
  const growth = useMemo(() => growthOf({ last, first }, length), [last, first, length]);
  const [full, sparse] = [fullCells(length), windowCells(window, length)];
  return (
    <Figure
      id="windows"
      title="The latest, and the first"
      number="9.3"
      badge={reading?.kind}
      caption="A row is an event that asks, a column one that it may read. The mask and its cells are counted, whatever the model. The weights in the list below are SASRec’s, which read everything: how much of them falls on cells that a window would have kept. Narrow the window until the band is thin, and see whether the list minds; then add a first event or two."
      table={<DataTable {...lineChartTable(growth, growthOptions(length))} />}
    >
      <div className={body.body}>
        <div className={body.tools}>
          <div className={body.slider}>
            <Slider label="Latest events, K₁" min={1} max={64} step={1} value={last} onChange={setLast} />
          </div>
          <div className={body.slider}>
            <Slider label="First events, K₂" min={0} max={64} step={1} value={first} onChange={setFirst} />
          </div>
          <div className={body.slider}>
            <Slider
              label="Events drawn, L"
              values={lengths}
              value={length}
              onChange={(to) => setLength(to as (typeof lengths)[number])}
            />
          </div>
        </div>
        <div className={ranks.lists}>
          <Drawing
            of={maskMap}
            data={data}
            options={{
              label: `${length} events by ${length} events: ${whole(sparse)} cells are read, of ${whole(full)} that the causal mask leaves.`,
              largest: 360,
              ends: ['oldest', 'latest'],
            }}
          />
          <div>
            <dl className={ranks.gains}>
              <Count name="Full" value={whole(full)} />
              <Count name="Window" value={whole(sparse)} />
              <Count name="of the full" value={percent(sparse / full)} />
            </dl>
            <Drawing of={lineChart} data={growth} options={growthOptions(length)} />
          </div>
        </div>
        <p className={body.sentence}>
          At {whole(LONGEST)} events that is {whole(fullCells(LONGEST))} cells in every head of every layer,
          or, through the window, <strong>{whole(windowCells(window, LONGEST))}</strong>.
        </p>
        {reading ? (
          <KeptOf {...reading} window={window} />
        ) : (
          <p className={worked.waiting} style={{ minHeight: 230 }}>
            Opening the tape …
          </p>
        )}
      </div>
    </Figure>
  );
}

const Count = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const kindOf =
  (window: Window) =>
  ({ row, column }: { row: number; column: number }) =>
    column > row ? 2 : reads(window, row, column) ? 0 : 1;

const growthOptions = (length: number) => ({
  label: 'Cells of one head, by the length of the history',
  xName: 'events',
  yFormat: ',.0f',
  fromZero: true,
  logarithmic: true,
  yLogarithmic: true,
  xMax: LONGEST,
  yMax: fullCells(LONGEST),
  height: 220,
  empty: '',
  marker: length,
});

const growthOf = (window: Window, length: number) => {
  const at = [...new Set([...grown, length])].sort((a, b) => a - b);
  const line = (name: string, hue: string, cells: (length: number) => number, dashed = false) => ({
    ...{ name, hue, dashed },
    points: at.map((x) => ({ x, y: cells(x) })),
  });
  return {
    series: [
      line('full', 'var(--ink-3)', fullCells, true),
      line('window', 'var(--ink)', (length) => windowCells(window, length)),
    ],
    baselines: [],
  };
};

/** What a trained attention put on the cells that are left. */
function KeptOf({ recording, titles, window }: Reading & { window: Window }) {
  const kept = keptWeight(recording, window);
  const { length } = titles;
  const mean = kept.reduce((sum, { all }) => sum + all, 0) / kept.length;
  const cells = windowCells(window, length) / fullCells(length);
  return (
    <>
      <DataTable
        caption="The share of SASRec’s attention weight that falls on cells of the window"
        columns={['Attention', 'All rows', 'The last row']}
        rows={kept.map(({ block, head, all, lastRow }) => [
          `Block ${block + 1}, head ${head + 1}`,
          percent(all),
          percent(lastRow),
        ])}
      />
      <p className={body.sentence}>
        Of the {length} games of this history, the window leaves {percent(cells)} of the cells, and on those
        lay <strong>{percent(mean)}</strong> of the weight. That is where SASRec looked, not what it would
        have missed: a model that is trained with the window puts its weight elsewhere.
      </p>
    </>
  );
}
