import type { ReactNode } from 'react';
import { Button } from '../ui/Button';
import { recommenderNames } from '../workbench/names';
import style from './Ranks.module.css';
import { type Asked, type RanksState, recommenders } from './useRanks';

interface AskAllProps {
  state: RanksState;
  asked: Asked;
  /** "Rank the last game of 1,000 players" */
  label: string;
  /** Beside the button, while nobody is being asked. */
  children?: ReactNode;
}

/** The button that asks everybody, and how far it is. */
export function AskAll({ state: { table, asking, ask, cancel }, asked, label, children }: AskAllProps) {
  const done = Object.keys(table).length;
  return (
    <div className={style.ask}>
      {asking ? (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <p role="status">
            Asking {recommenderNames[asking]} … {done} of {recommenders.length} are done.
          </p>
        </>
      ) : (
        <Button variant={done === 0 ? 'primary' : 'ghost'} onClick={() => ask(asked)}>
          {done === recommenders.length ? `${label}, once more` : label}
        </Button>
      )}
      {!asking && children}
    </div>
  );
}
