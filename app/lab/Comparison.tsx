import { useMemo, useState } from 'react';
import { neuralModels } from '../../src/models/config';
import type { Metrics } from '../../src/train/protocol';
import type { LineChartData } from '../../src/viz/chartData';
import { lineChartTable } from '../../src/viz/chartData';
import { lineChart } from '../../src/viz/lineChart';
import { Figure } from '../figures/Figure';
import { Drawing } from '../figures/picture/Drawing';
import { Segments } from '../figures/picture/Segments';
import { useStore } from '../store/store';
import { DataTable } from '../ui/DataTable';
import { baselineTitles, modelHues, modelNames } from '../workbench/names';
import { type Curve, useBaselines, useBlindGuess, useCurves } from '../workbench/runs';
import style from './Lab.module.css';
import { type MetricName, metricTitles } from './metrics';

const chart = { xName: 'epoch', fromZero: true, height: 260, xMax: 2 };
const lossOptions = { ...chart, label: 'Training loss', yFormat: '.2f', empty: 'Press Train.' };
const metrics = (Object.keys(metricTitles) as MetricName[]).map((id) => ({ id, label: metricTitles[id] }));

/** The three models on one pair of axes: how well each ranks, and how surprised it still is. */
export function Comparison() {
  const [metric, setMetric] = useState<MetricName>('ndcg10');
  const curves = useCurves();
  const measured = useMeasured(curves, metric);
  const losses = useLosses();
  const recorded = curves.filter((curve) => curve.recorded && curve.points.length > 0);
  const options = useMemo(
    () => ({
      ...chart,
      label: `${metricTitles[metric]} on held-out players`,
      yFormat: '.3f',
      yMax: metric === 'hr10' ? 0.4 : 0.25,
      empty: 'Nothing has been measured yet.',
    }),
    [metric],
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
            it can go on falling while the ranking no longer gains. Models that train at once share the
            machine; for the time an epoch takes, train them one by one.
          </p>
          <p className={style.recordedNote} data-shown={recorded.length > 0 || undefined}>
            Dotted curves were recorded when the site was made; training here replaces them.
          </p>
        </>
      }
      table={<DataTable {...lineChartTable(measured, options)} />}
    >
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
          <Drawing of={lineChart} data={losses} options={lossOptions} />
        </div>
      </div>
    </Figure>
  );
}

function useMeasured(curves: Curve[], metric: keyof Metrics): LineChartData {
  const baselines = useBaselines();
  return useMemo(
    () => ({
      series: curves.map(({ model, points, recorded }) => ({
        name: modelNames[model],
        hue: modelHues[model],
        recorded,
        points: points.map((point) => ({ x: point.epoch, y: point[metric] })),
      })),
      baselines: baselines.map((row) => ({ name: baselineTitles[row.name], value: row[metric] })),
    }),
    [curves, baselines, metric],
  );
}

function useLosses(): LineChartData {
  const runs = useStore((state) => state.runs);
  const baselines = useBlindGuess(neuralModels);
  return useMemo(
    () => ({
      series: neuralModels.map((model) => ({
        name: modelNames[model],
        hue: modelHues[model],
        points: (runs[model]?.losses ?? []).map(({ epoch, loss }) => ({ x: epoch, y: loss })),
      })),
      baselines,
    }),
    [runs, baselines],
  );
}
