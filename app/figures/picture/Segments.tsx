import { type ReactNode, useRef } from 'react';
import { useFrameEffect } from '../../ui/useFrameEffect';
import style from './Segments.module.css';

export interface Segment<T extends string | number> {
  id: T;
  label: ReactNode;
  /** In full, where the label is a symbol. */
  name?: string;
}

export interface SegmentsProps<T extends string | number> {
  /** What is chosen, for screen readers. */
  label: string;
  segments: readonly Segment<T>[];
  selected: T | null;
  /** The one that the pointer is over elsewhere. */
  lit?: T | null;
  onSelect: (id: T) => void;
  onHover?: (id: T | null) => void;
  /** `cursor`: choosing moves the cursor, and the chosen one is marked in its yellow. */
  tone?: 'cursor' | 'plain';
}

/** A few choices in a row, one of them current. Scrolls sideways where there is no room. */
export function Segments<T extends string | number>(props: SegmentsProps<T>) {
  const { label, segments, selected, lit, onSelect, onHover, tone = 'plain' } = props;
  const row = useRef<HTMLDivElement>(null);

  useFrameEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-pressed=true]');
    if (!row.current || !current) return;
    const middle = current.offsetLeft - row.current.offsetLeft + current.offsetWidth / 2;
    row.current.scrollTo({ left: middle - row.current.clientWidth / 2 });
  }, [selected]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own
    <div ref={row} className={style.row} role="group" aria-label={label} data-tone={tone}>
      {segments.map(({ id, label: text, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === selected}
          aria-label={name}
          data-lit={id === lit || undefined}
          title={name}
          onClick={() => onSelect(id)}
          onPointerEnter={() => onHover?.(id)}
          onPointerLeave={() => onHover?.(null)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
