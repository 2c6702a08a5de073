import type { CSSProperties } from 'react';
import type { Interval } from '../../src/train/ranks';
import style from './Ranks.module.css';

export interface IntervalRow extends Interval {
  key: string;
  title: string;
  hue: string;
  mean: number;
}

export const written = (value: number) => value.toFixed(3).replace('-', '−');

interface IntervalRowsProps {
  rows: readonly IntervalRow[];
  /** The values are differences: zero is marked, and an interval that holds it settles nothing. */
  difference?: boolean;
}

/** Means with their intervals, below each other on one scale. */
export function IntervalRows({ rows, difference = false }: IntervalRowsProps) {
  const from = Math.min(0, ...rows.map(({ low }) => low));
  const to = Math.max(0.01, ...rows.map(({ high }) => high));
  const at = (value: number) => `${(100 * (value - from)) / (to - from)}%`;
  return (
    <ol className={style.intervals}>
      {rows.map(({ key, title, hue, mean, low, high }) => (
        <li key={key} style={{ '--hue': hue } as CSSProperties}>
          <span>{title}</span>
          <span className={style.track} aria-hidden="true">
            {difference && <span className={style.zero} style={{ left: at(0) }} />}
            <i style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
            <b style={{ left: at(mean) }} />
          </span>
          <span className={`${style.value} num`}>
            {written(mean)} [{written(low)}, {written(high)}]
            {difference && (low > 0 || high < 0 ? '' : ' · not settled')}
          </span>
        </li>
      ))}
    </ol>
  );
}
