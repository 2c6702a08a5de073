import { type ReactNode, useCallback, useMemo } from 'react';
import * as v from 'valibot';
import { type ModelName, neuralModels } from '../../src/models/config';
import type { Metrics } from '../../src/train/protocol';
import type { LineChartData } from '../../src/viz/chartData';
import { lineChartTable } from '../../src/viz/chartData';
import { lineChart } from '../../src/viz/lineChart';
import { Figure } from '../figures/Figure';
import { Drawing } from '../figures/picture/Drawing';
import { Segments } from '../figures/picture/Segments';
import { useStore } from '../store/store';
import { useSetting } from '../store/useSetting';
import type { Clock } from '../training/clock';
import { DataTable } from '../ui/DataTable';
import { baselineTitles, modelHues, modelNames } from '../workbench/names';
import { type Curve, useBaselines, useBlindGuess, useCurves } from '../workbench/runs';
import style from './Lab.module.css';
import { type MetricName, metricTitles } from './metrics';

const chart = { fromZero: true, height: 260, xMax: 2 };
const lossOptions = {
  ...chart,
  label: 'Training loss',
  yFormat: '.2f',
  empty: 'Nothing has been trained here yet.',
};
const metricNames = Object.keys(metricTitles) as MetricName[];
const metrics = metricNames.map((id) => ({ id, label: metricTitles[id] }));

interface ComparisonProps {
  clock: Clock;
  /** What begins a race, where it is not beside the figure. */
  children?: ReactNode;
}

/** The three models on one pair of axes: how well each ranks, and how surprised it still is. */
export function Comparison({ clock, children }: ComparisonProps) {
  const [metric, setMetric] = useSetting('metric', v.picklist(metricNames), 'ndcg10');
  const curves = useCurves();
  const { xOf, xName } = useClock(clock);
  const measured = useMeasured(curves, metric, xOf);
  const losses = useLosses(xOf);
  const recorded = curves.filter((curve) => curve.recorded && curve.points.length > 0);
  const options = useMemo(
    () => ({
      ...chart,
      xName,
      label: `${metricTitles[metric]} on held-out players`,
      yFormat: '.3f',
      yMax: metric === 'hr10' ? 0.4 : 0.25,
      empty: 'Nothing has been measured yet.',
    }),
    [metric, xName],
  );
  return (
    <Figure
      id="curves"
      title="The race"
      badge={recorded.length > 0 && recorded.length === curves.length ? 'recorded' : 'live'}
      caption={
        <>
          <p>
            Above a dashed line, a model ranks better than counting does. Look at where each curve crosses
            Markov, and at how long it takes. A loss says how surprised a model is by its own training games:
            it can go on falling while the ranking no longer gains. In a race the models take turns, so that
            none is ahead of the others on the clock that was chosen; along that clock the curves are drawn.
            Models that are trained at once share the machine.
          </p>
          <p className={style.recordedNote} data-shown={recorded.length > 0 || undefined}>
            Dotted curves were recorded when the site was made; training here replaces them.
          </p>
        </>
      }
      table={<DataTable {...lineChartTable(measured, options)} />}
    >
      {children}
      <div className={style.charts}>
        <div>
          <div className={style.chartHead}>
            <span>On held-out players</span>
            <Segments label="Metric" segments={metrics} selected={metric} onSelect={setMetric} />
          </div>
          <Drawing of={lineChart} data={measured} options={options} />
        </div>
        <div>
          <div className={style.chartHead}>
            <span>Training loss</span>
          </div>
          <Drawing of={lineChart} data={losses} options={{ ...lossOptions, xName }} />
        </div>
      </div>
    </Figure>
  );
}

type XOf = (model: ModelName, epoch: number) => number | null;

/** Where an epoch of a model is on the clock; null where that is not known: of a run that was not trained here. */
function useClock(clock: Clock): { xOf: XOf; xName: string } {
  const runs = useStore((state) => state.runs);
  const xOf = useCallback<XOf>(
    (model, epoch) => {
      const run = runs[model];
      if (clock === 'epochs') return epoch;
      if (clock === 'steps') return run ? Math.round(epoch * run.stepsPerEpoch) : null;
      return run?.secondsPerEpoch ? epoch * run.secondsPerEpoch : null;
    },
    [runs, clock],
  );
  return { xOf, xName: clock.slice(0, -1) };
}

/** The points that have a place on the clock. */
const placed = (points: { epoch: number; y: number }[], model: ModelName, xOf: XOf) =>
  points.flatMap(({ epoch, y }) => {
    const x = xOf(model, epoch);
    return x === null ? [] : [{ x, y }];
  });

function useMeasured(curves: Curve[], metric: keyof Metrics, xOf: XOf): LineChartData {
  const baselines = useBaselines();
  return useMemo(
    () => ({
      series: curves.map(({ model, points, recorded }) => ({
        name: modelNames[model],
        hue: modelHues[model],
        recorded,
        points: placed(
          points.map((point) => ({ epoch: point.epoch, y: point[metric] })),
          model,
          xOf,
        ),
      })),
      baselines: baselines.map((row) => ({ name: baselineTitles[row.name], value: row[metric] })),
    }),
    [curves, baselines, metric, xOf],
  );
}

function useLosses(xOf: XOf): LineChartData {
  const runs = useStore((state) => state.runs);
  const baselines = useBlindGuess(neuralModels);
  return useMemo(
    () => ({
      series: neuralModels.map((model) => ({
        name: modelNames[model],
        hue: modelHues[model],
        points: placed(
          (runs[model]?.losses ?? []).map(({ epoch, loss }) => ({ epoch, y: loss })),
          model,
          xOf,
        ),
      })),
      baselines,
    }),
    [runs, baselines, xOf],
  );
}
