import type { ModelName } from '../../src/models/config';
import { lineChart } from '../../src/viz/lineChart';
import { Drawing } from '../figures/picture/Drawing';
import { useStore } from '../store/store';
import { baselineTitles, modelHues, modelNames } from './names';
import { useBaselines, useCurve } from './runs';
import style from './Workbench.module.css';

const chart = { xName: 'epoch', fromZero: true, height: 190 };

/** Loss, and NDCG@10 on held-out players against the baselines, over the epochs of one model. */
export function Curves({ model }: { model: ModelName }) {
  const run = useStore((state) => state.runs[model]);
  const { points } = useCurve(model);
  const baselines = useBaselines();
  const of = { name: modelNames[model], hue: modelHues[model] };
  const losses = run?.losses ?? [];
  return (
    <div className={style.curves}>
      <div>
        <p className={style.chartTitle}>NDCG@10 on held-out players</p>
        <Drawing
          of={lineChart}
          data={{
            series: [{ ...of, points: points.map(({ epoch, ndcg10 }) => ({ x: epoch, y: ndcg10 })) }],
            baselines: baselines.map(({ name, ndcg10 }) => ({ name: baselineTitles[name], value: ndcg10 })),
          }}
          options={{
            ...chart,
            label: 'NDCG@10 on held-out players',
            yFormat: '.3f',
            xMax: 2,
            yMax: 0.3,
            empty: 'Nothing has been measured yet.',
          }}
        />
      </div>
      <div>
        <p className={style.chartTitle}>Training loss</p>
        <Drawing
          of={lineChart}
          data={{
            series: [{ ...of, points: losses.map(({ epoch, loss }) => ({ x: epoch, y: loss })) }],
            baselines: [],
          }}
          options={{
            ...chart,
            label: 'Training loss',
            yFormat: '.2f',
            xMax: 2,
            empty: 'Press Train: a point every five steps.',
          }}
        />
      </div>
    </div>
  );
}
