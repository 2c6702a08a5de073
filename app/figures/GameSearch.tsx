import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import type { Game } from '../../src/data/dataset';
import style from './GameSearch.module.css';
import { searchGames } from './search';

export interface GameSearchProps {
  games: readonly Game[];
  /** Item ids that are not offered. */
  without?: readonly number[];
  /** What is searched for: "Search by title, genre or year". */
  label: string;
  /** Said below while nothing is typed. */
  note?: string;
  /** Why no game can be chosen now. */
  refusal?: string | null;
  /** The list lies over what comes after it. */
  floating?: boolean;
  input?: RefObject<HTMLInputElement | null>;
  onChoose: (item: number) => void;
}

/** A search over the catalogue. Enter chooses the marked game, and the search stays for another. */
export function GameSearch(props: GameSearchProps) {
  const { games, without = [], label, note = '', refusal = null, floating, onChoose } = props;
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = props.input ?? own;
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const found = searchGames(games, query, new Set(without));
  const searching = query.trim() !== '';

  const choose = (item: number) => {
    onChoose(item);
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
    } else if (event.key === 'Enter' && found[marked] !== undefined && refusal === null)
      choose(found[marked]);
    else return;
    event.preventDefault();
  };

  return (
    <div className={style.search} data-floating={floating || undefined}>
      <input
        ref={input}
        className={style.input}
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${found[marked]}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="done"
        placeholder={floating ? 'Find a game' : 'Title, genre or year'}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={style.answer}>
        <p className={style.note} role="status">
          {refusal ??
            (searching && found.length === 0 ? 'No game of this data set matches.' : !searching && note)}
        </p>
        <div
          id={`${id}-list`}
          className={style.list}
          role="listbox"
          aria-label="Games"
          hidden={refusal !== null}
          // The combobox keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
        >
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
    </div>
  );
}
