import type { ReactNode } from 'react';
import style from './Chip.module.css';
import { Tooltip } from './Tooltip';

export interface ChipProps {
  /** Before the text: what it is about, in fewer words than a sentence. */
  label: string;
  children: ReactNode;
  /** A dot before it: `good` is up, `busy` is starting, `bad` is down. */
  tone?: 'good' | 'busy' | 'bad';
  /** Shown on hover, focus or touch. */
  explanation: string;
}

/** A fact about the state of the page, in the header: "WebGPU · Apple M3". */
export function Chip({ label, children, tone, explanation }: ChipProps) {
  return (
    <Tooltip text={explanation}>
      {(trigger) => (
        <button type="button" className={style.hit} {...trigger}>
          <span className={style.chip}>
            {tone && <i className={style.dot} data-tone={tone} />}
            {label} <span aria-hidden="true">·</span> <b>{children}</b>
          </span>
        </button>
      )}
    </Tooltip>
  );
}
