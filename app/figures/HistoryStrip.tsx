import { useId, useState } from 'react';
import type { Game } from '../../src/data/dataset';
import { IconButton } from '../ui/Button';
import { BackIcon, CloseIcon, ForwardIcon, ResetIcon, UndoIcon } from '../ui/icons';
import { AddGame } from './AddGame';
import style from './HistoryStrip.module.css';
import { add, type Edit, move, remove, replace } from './history';
import { StripTiles } from './StripTiles';

export interface HistoryStripProps {
  /** The catalogue: `games[item]`. */
  games: readonly Game[];
  /** Item ids, oldest first. */
  history: readonly number[];
  /** `edit.origin` says where each game stood before; `follow(marked, edit)` moves marks along. */
  onEdit: (edit: Edit) => void;
  /** What Reset goes back to. */
  initial: readonly number[];
  /** L: games before the last L are not read; no more than that can be added. */
  maxLength: number;
  /** Position under the cursor. */
  current?: number | null;
  /** Positions shown to the model as [MASK]. */
  masked?: readonly number[];
}

/** The games that the model reads, to be added to, removed from and put in another order, by hand or by keyboard. */
export function HistoryStrip(props: HistoryStripProps) {
  const { games, history, onEdit, initial, maxLength } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const [past, setPast] = useState<readonly (readonly number[])[]>([]);
  const [said, setSaid] = useState('');
  const hint = useId();

  const at = chosen !== null && chosen < history.length ? chosen : null;
  const titleAt = (position: number) => games[history[position]].title;

  const commit = (edit: Edit, says: string) => {
    setPast([...past, history]);
    setSaid(says);
    onEdit(edit);
  };
  const removeAt = (position: number) => {
    setChosen(history.length > 1 ? Math.min(position, history.length - 2) : null);
    commit(remove(history, position), `${titleAt(position)} removed.`);
  };
  const moveTo = (from: number, to: number) => {
    const edit = move(history, from, to);
    const position = edit.origin.indexOf(from);
    setChosen(position);
    if (position === from) return;
    commit(edit, `${titleAt(from)} is now number ${position + 1} of ${history.length}.`);
  };
  const undo = () => {
    const last = past.at(-1);
    if (!last) return;
    setPast(past.slice(0, -1));
    setSaid('Undone.');
    onEdit(replace(history, last));
  };
  const untouched = history.length === initial.length && history.every((item, i) => item === initial[i]);

  return (
    <section className={style.strip} aria-label="History">
      <div className={style.head}>
        <span>
          History · <span className="num">{history.length}</span> {history.length === 1 ? 'game' : 'games'}
          {history.length > maxLength && `, of which the last ${maxLength} are read`}
        </span>
        <span className={style.tools}>
          <IconButton
            variant="plain"
            label="Move earlier (Alt ←)"
            icon={<BackIcon />}
            disabled={at === null || at === 0}
            onClick={() => at !== null && moveTo(at, at - 1)}
          />
          <IconButton
            variant="plain"
            label="Move later (Alt →)"
            icon={<ForwardIcon />}
            disabled={at === null || at === history.length - 1}
            onClick={() => at !== null && moveTo(at, at + 1)}
          />
          <IconButton
            variant="plain"
            label="Remove (Delete)"
            icon={<CloseIcon />}
            disabled={at === null}
            onClick={() => at !== null && removeAt(at)}
          />
          <i />
          <IconButton
            variant="plain"
            label="Undo"
            icon={<UndoIcon />}
            disabled={past.length === 0}
            onClick={undo}
          />
          <IconButton
            variant="plain"
            label="Reset to the example"
            icon={<ResetIcon />}
            disabled={untouched}
            onClick={() => commit(replace(history, initial), 'Back to the example.')}
          />
        </span>
      </div>
      <div className={style.row}>
        {history.length > 0 ? (
          <StripTiles
            {...props}
            chosen={at}
            onChoose={setChosen}
            onMove={moveTo}
            onRemove={removeAt}
            hint={hint}
          />
        ) : (
          <p className={style.empty}>
            The history is empty, and a model has nothing to go by. Add a game to begin.
          </p>
        )}
        <AddGame
          games={games}
          without={history}
          full={history.length >= maxLength}
          onAdd={(item) => commit(add(history, item), `${games[item].title} added.`)}
        />
      </div>
      <p id={hint} className="visually-hidden">
        Arrow keys go from game to game. With Alt they move the game. Delete removes it.
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  );
}
