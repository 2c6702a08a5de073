import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Game } from '../../src/data/dataset';
import { PlusIcon } from '../ui/icons';
import { place } from '../ui/place';
import style from './AddGame.module.css';
import { searchGames } from './search';

export interface AddGameProps {
  games: readonly Game[];
  /** Item ids that are not offered. */
  without: readonly number[];
  /** No more can be added. */
  full: boolean;
  onAdd: (item: number) => void;
}

/** A tile that opens a search over the catalogue. Enter adds the marked game, and the search stays for another. */
export function AddGame({ games, without, full, onAdd }: AddGameProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const found = searchGames(games, query, new Set(without));
  const searching = query.trim() !== '';

  const choose = (item: number) => {
    onAdd(item);
    setQuery('');
    setMarked(0);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      const next = (marked + step + found.length) % found.length;
      setMarked(next);
      document.getElementById(`${id}-${found[next]}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && found[marked] !== undefined && !full) choose(found[marked]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={style.trigger}
        popoverTarget={`${id}-panel`}
        aria-haspopup="dialog"
      >
        <PlusIcon /> Add a game
      </button>
      <div
        ref={panel}
        id={`${id}-panel`}
        className={style.panel}
        popover="auto"
        role="dialog"
        aria-label="Add a game"
        onToggle={(event) => {
          if (event.newState !== 'open') return setQuery('');
          if (panel.current && trigger.current) place(panel.current, trigger.current);
          input.current?.focus();
        }}
      >
        <input
          ref={input}
          className={style.input}
          role="combobox"
          aria-label="Search by title, genre or year"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${found[marked]}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder="Title, genre or year"
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
        />
        <p className={style.note} role="status">
          {full
            ? `The history is full: the model reads no more than ${without.length} games.`
            : searching && found.length === 0
              ? 'No game of this data set matches.'
              : !searching && `${(games.length - 1).toLocaleString('en')} games to choose from.`}
        </p>
        <div id={`${id}-list`} className={style.list} role="listbox" aria-label="Games" hidden={full}>
          {found.map((item, position) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox
            // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active option
            <div
              key={item}
              id={`${id}-${item}`}
              role="option"
              aria-selected={position === marked}
              className={style.option}
              onPointerMove={() => setMarked(position)}
              onClick={() => choose(item)}
            >
              <span>{games[item].title}</span>
              <small>
                {[games[item].year, ...games[item].genres.slice(0, 3)].filter(Boolean).join(' · ')}
              </small>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
