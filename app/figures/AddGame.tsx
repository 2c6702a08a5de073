import { useId, useRef, useState } from 'react';
import type { Game } from '../../src/data/dataset';
import { whole } from '../../src/data/whole';
import { PlusIcon } from '../ui/icons';
import { place } from '../ui/place';
import style from './AddGame.module.css';
import { GameSearch } from './GameSearch';

export interface AddGameProps {
  games: readonly Game[];
  /** Item ids that are not offered. */
  without: readonly number[];
  /** No more can be added. */
  full: boolean;
  onAdd: (item: number) => void;
}

/** A tile that opens a search over the catalogue, which stays open for another game. */
export function AddGame({ games, without, full, onAdd }: AddGameProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  // A search that is opened again begins anew.
  const [closings, setClosings] = useState(0);
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
          if (event.newState !== 'open') return setClosings(closings + 1);
          if (panel.current && trigger.current) place(panel.current, trigger.current);
          input.current?.focus();
        }}
      >
        <GameSearch
          key={closings}
          games={games}
          without={without}
          label="Search by title, genre or year"
          note={`${whole(games.length - 1)} games to choose from.`}
          refusal={full ? `The history is full: the model reads no more than ${without.length} games.` : null}
          input={input}
          onChoose={onAdd}
        />
      </div>
    </>
  );
}
