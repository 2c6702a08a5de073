import { useMemo } from 'react';
import type { RunState } from '../../src/train/protocol';
import { lineChart } from '../../src/viz/lineChart';
import { Drawing } from '../figures/picture/Drawing';
import { baselineTitles } from '../workbench/names';
import { useBaselines, useBlindGuess } from '../workbench/runs';
import style from './Bugs.module.css';
import { type Side, sides } from './grading';

/** Two runs of one model: one in its hue, the other in ink. Which is which tells nothing. */
export const sideHues: Record<Side, string> = { A: 'var(--hue)', B: 'var(--ink)' };

interface CurvesProps {
  runs: Partial<Record<Side, RunState>>;
  epochs: number;
}

/** The losses and the ranking of both runs, on the same axes. */
export function Curves({ runs, epochs }: CurvesProps) {
  const baselines = useBaselines();
  const blind = useBlindGuess([]);
  const losses = useMemo(
    () => ({
      series: sides.map((side) => ({
        name: side,
        hue: sideHues[side],
        dashed: side === 'B',
        points: (runs[side]?.losses ?? []).map(({ epoch, loss }) => ({ x: epoch, y: loss })),
      })),
      baselines: blind,
    }),
    [runs, blind],
  );
  const metrics = useMemo(
    () => ({
      series: sides.map((side) => ({
        name: side,
        hue: sideHues[side],
        dashed: side === 'B',
        points: (runs[side]?.metrics ?? []).map(({ epoch, ndcg10 }) => ({ x: epoch, y: ndcg10 })),
      })),
      baselines: baselines.map(({ name, ndcg10 }) => ({ name: baselineTitles[name], value: ndcg10 })),
    }),
    [runs, baselines],
  );
  const chart = { xName: 'epoch', fromZero: true, height: 210, xMax: epochs, empty: 'Nothing has run yet.' };
  return (
    <div className={style.curves}>
      <div>
        <p className={style.chartTitle}>Training loss</p>
        <Drawing
          of={lineChart}
          data={losses}
          options={{ ...chart, label: 'Training loss of both runs', yFormat: '.2f' }}
        />
      </div>
      <div>
        <p className={style.chartTitle}>NDCG@10, as each run reports it</p>
        <Drawing
          of={lineChart}
          data={metrics}
          options={{ ...chart, label: 'NDCG@10 of both runs', yFormat: '.3f', yMax: 0.3 }}
        />
      </div>
    </div>
  );
}
