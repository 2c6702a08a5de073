import { useMemo } from 'react';
import type { ModelName } from '../../src/models/config';
import type { Branch } from '../../src/train/protocol';
import { lineChart } from '../../src/viz/lineChart';
import { Drawing } from '../figures/picture/Drawing';
import { useStore } from '../store/store';
import { asidesOf } from './asides';
import { baselineTitles, modelHues, modelNames } from './names';
import { useBaselines, useBlindGuess, useCurve } from './runs';
import style from './Workbench.module.css';

const chart = { xName: 'epoch', fromZero: true, height: 190, xMax: 2 };
const metricOptions = {
  ...chart,
  label: 'NDCG@10 on held-out players',
  yFormat: '.3f',
  yMax: 0.3,
  empty: 'Nothing has been measured yet.',
};
const lossOptions = { ...chart, label: 'Training loss', yFormat: '.2f', empty: 'Press Train.' };

/** Loss, and NDCG@10 on held-out players against the baselines, over the epochs of one model. */
export function Curves({ model }: { model: ModelName }) {
  const losses = useStore((state) => state.runs[model]?.losses);
  const { points, recorded } = useCurve(model);
  const baselines = useBaselines();
  const blind = useBlindGuess([model]);
  const asides = useAsides(model);
  const measured = useMemo(
    () => ({
      series: [
        ...asides.metrics,
        { ...nameOf(model), recorded, points: points.map(({ epoch, ndcg10 }) => ({ x: epoch, y: ndcg10 })) },
      ],
      baselines: baselines.map(({ name, ndcg10 }) => ({ name: baselineTitles[name], value: ndcg10 })),
    }),
    [model, points, recorded, baselines, asides],
  );
  const lost = useMemo(
    () => ({
      series: [
        ...asides.losses,
        { ...nameOf(model), points: (losses ?? []).map(({ epoch, loss }) => ({ x: epoch, y: loss })) },
      ],
      baselines: blind,
    }),
    [model, losses, blind, asides],
  );
  return (
    <div className={style.curves}>
      <div>
        <p className={style.chartTitle}>
          NDCG@10 on held-out players{recorded && points.length > 0 && ' · recorded'}
        </p>
        <Drawing of={lineChart} data={measured} options={metricOptions} />
      </div>
      <div>
        <p className={style.chartTitle}>Training loss</p>
        <Drawing of={lineChart} data={lost} options={lossOptions} />
      </div>
    </div>
  );
}

/** The courses that the run has taken besides the one it is on. */
function useAsides(model: ModelName) {
  const tree = useStore((state) => state.branches[model]);
  const at = useStore((state) => state.runs[model]?.branch ?? 0);
  const reached = tree?.find(({ id }) => id === at)?.reached ?? 0;
  const step = useStore((state) => Math.min(state.runs[model]?.step ?? 0, reached));
  const recorded = useStore((state) => state.runs[model]?.origin === 'recorded');
  return useMemo(() => {
    const series = (read: Parameters<typeof asidesOf>[2]) =>
      recorded
        ? []
        : asidesOf(tree ?? [], { branch: at, step }, read).map((points) => ({
            ...nameOf(model),
            aside: true,
            points,
          }));
    return { losses: series(lossesOf), metrics: series(metricsOf) };
  }, [model, tree, at, step, recorded]);
}

const lossesOf = ({ losses }: Branch) => losses.map(({ step, epoch, loss }) => ({ step, x: epoch, y: loss }));
const metricsOf = ({ metrics }: Branch) =>
  metrics.map(({ step, epoch, ndcg10 }) => ({ step, x: epoch, y: ndcg10 }));

const nameOf = (model: ModelName) => ({ name: modelNames[model], hue: modelHues[model] });
