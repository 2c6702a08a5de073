import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import style from './Tabs.module.css';

export interface Tab<T extends string> {
  id: T;
  label: ReactNode;
}

export interface TabsProps<T extends string> {
  /** What the tabs choose between, for screen readers. */
  label: string;
  tabs: readonly Tab<T>[];
  selected: T;
  onSelect: (id: T) => void;
  /** At the right end of the row. */
  aside?: ReactNode;
  /** The content of the selected tab. */
  children: ReactNode;
}

/** Tabs over one panel. ← → Home End move between them, as the ARIA practice has it. */
export function Tabs<T extends string>({ label, tabs, selected, onSelect, aside, children }: TabsProps<T>) {
  const base = useId();
  const row = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.id === selected);
    const last = tabs.length - 1;
    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = (next + tabs.length) % tabs.length;
    onSelect(tabs[tab].id);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[tab].focus();
  };

  return (
    <>
      <div className={style.row}>
        <div ref={row} role="tablist" aria-label={label} className={style.tabs} onKeyDown={onKeyDown}>
          {tabs.map(({ id, label: text }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`${base}-${id}`}
              aria-selected={id === selected}
              aria-controls={`${base}-panel`}
              tabIndex={id === selected ? 0 : -1}
              onClick={() => onSelect(id)}
            >
              {text}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${selected}`}
        className={style.panel}
      >
        {children}
      </div>
    </>
  );
}
