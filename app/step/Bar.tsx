import type { CSSProperties } from 'react';
import style from './Step.module.css';

interface BarProps {
  value: number;
  /** The value that fills the whole width. */
  of: number;
  /** Towards orange where it is positive, blue where it is negative, from the middle. */
  signed?: boolean;
  /** The number as written. */
  text: string;
}

/** With a true minus sign, and none before a zero. */
export const signed = (value: number, digits: number): string =>
  value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−');

/** A number in a row of a list, with its bar. */
export function Bar({ value, of, signed = false, text }: BarProps) {
  const share = of > 0 ? Math.min(1, Math.abs(value) / of) : 0;
  return (
    <span className={style.bar} data-signed={signed || undefined} data-negative={value < 0 || undefined}>
      <i style={{ '--share': share } as CSSProperties} aria-hidden="true" />
      <b className="num">{text}</b>
    </span>
  );
}
