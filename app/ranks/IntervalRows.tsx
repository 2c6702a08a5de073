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
  /** Other rows that are read against these: all are drawn on one scale. */
  beside?: readonly IntervalRow[];
}

/** Means with their intervals, below each other on one scale. */
export function IntervalRows({ rows, difference = false, beside = [] }: IntervalRowsProps) {
  const all = [...rows, ...beside];
  const from = Math.min(0, ...all.map(({ low }) => low));
  const to = Math.max(0.01, ...all.map(({ high }) => high));
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
      {rows.length > 0 && (
        <li className={style.scale} aria-hidden="true">
          <span className="num">
            <span>{written(from)}</span>
            <span>{written(to)}</span>
          </span>
        </li>
      )}
    </ol>
  );
}
