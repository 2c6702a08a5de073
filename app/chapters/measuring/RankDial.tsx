import type { Metrics } from '../../../src/train/protocol';
import { gains } from '../../../src/train/ranks';
import { lineChartTable } from '../../../src/viz/chartData';
import { lineChart } from '../../../src/viz/lineChart';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import style from '../../ranks/Ranks.module.css';
import { wholeNumber } from '../../store/properties';
import { useSetting } from '../../store/useSetting';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';

const names: Record<keyof Metrics, string> = { hr10: 'HR@10', ndcg10: 'NDCG@10', mrr: 'MRR' };
/** Inks: the hues belong to the models. */
const hues: Record<keyof Metrics, string> = {
  hr10: 'var(--ink-3)',
  ndcg10: 'var(--ink)',
  mrr: 'var(--ink-2)',
};
const metrics = Object.keys(names) as (keyof Metrics)[];
const LAST = 30;
const ranks = Array.from({ length: LAST }, (_, i) => i + 1);

const data = {
  series: metrics.map((metric) => ({
    name: names[metric],
    hue: hues[metric],
    dashed: metric === 'mrr',
    points: ranks.map((rank) => ({ x: rank, y: gains[metric](rank) })),
  })),
  baselines: [],
};

const options = {
  label: 'What a player adds to each metric, by the rank of the game that came',
  xName: 'rank',
  yFormat: '.3f',
  fromZero: true,
  logarithmic: true,
  height: 230,
  xMax: LAST,
  yMax: 1,
  empty: '',
};

/** One player, one game, one rank: what each metric makes of it. */
export function RankDial() {
  const [rank, setRank] = useSetting('rank', wholeNumber(1, LAST), 3);
  return (
    <Figure
      id="dial"
      title="What a rank is worth"
      number="8.1"
      badge="illustration"
      caption="Drag the rank of the game that did come next. HR@10 does not care where in the first ten it stands. NDCG@10 pays less the further down it is, and nothing after the tenth. MRR is all about the first places, and never quite gives up."
      table={<DataTable {...lineChartTable(data, options)} />}
    >
      <div className={style.body}>
        <Slider
          label="Rank of the game that came"
          min={1}
          max={LAST}
          step={1}
          value={rank}
          onChange={setRank}
        />
        <dl className={style.gains}>
          {metrics.map((metric) => (
            <div key={metric}>
              <dt>{names[metric]}</dt>
              <dd>{gains[metric](rank).toFixed(3)}</dd>
            </div>
          ))}
        </dl>
        <Drawing of={lineChart} data={data} options={{ ...options, marker: rank, onSelect: setRank }} />
      </div>
    </Figure>
  );
}
