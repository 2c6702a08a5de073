import type { ReactNode } from 'react';
import type { Counted as CountedValue } from '../training/counting';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import style from './Counted.module.css';

export interface CountedProps<T> {
  of: CountedValue<T>;
  /** Room kept while it is counted, in pixels. */
  room: number;
  children: (value: T) => ReactNode;
}

/** What was counted in the worker, when it has been; else that it is being counted, or why it cannot be. */
export function Counted<T>({ of: { value, error, again }, room, children }: CountedProps<T>) {
  if (value !== null && !error) return children(value);
  return (
    <div className={style.waiting} style={{ minHeight: room }}>
      {error ? (
        <Notice
          tone="error"
          title="This could not be counted."
          action={<Button onClick={again}>Try again</Button>}
        >
          {error}
        </Notice>
      ) : (
        <p role="status">Counting …</p>
      )}
    </div>
  );
}
