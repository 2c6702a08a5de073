import type { ReactNode } from 'react';
import style from './Progress.module.css';

export interface ProgressProps {
  /** What is going on: its name for screen readers, and the text above the bar. */
  label: string;
  /** 0 … 1; null while it is not known. */
  value: number | null;
  /** To the right of the label: "epoch 12 of 60 · 21 s left". Its room is kept, so nothing jumps. */
  detail?: ReactNode;
  /** A cancel button, where the work can be cancelled. */
  action?: ReactNode;
}

/** A bar for work that takes longer than a breath. */
export function Progress({ label, value, detail, action }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={style.progress}>
      <div className={style.head}>
        <span>{label}</span>
        <span className={`${style.detail} num`}>{detail}</span>
      </div>
      <div className={style.row}>
        <div
          className={style.track}
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <div className={style.bar} style={{ width: percent === undefined ? undefined : `${percent}%` }} />
        </div>
        {action}
      </div>
    </div>
  );
}
