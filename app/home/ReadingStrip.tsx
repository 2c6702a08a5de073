import { useRef } from 'react';
import type { Game } from '../../src/data/dataset';
import { GameTile } from '../figures/GameTile';
import { useFrameEffect } from '../ui/useFrameEffect';
import style from './OpeningFigure.module.css';

export interface ReadingStripProps {
  games: readonly Game[];
  /** Item ids, oldest first. */
  history: readonly number[];
  /** The game being read: those after it are still to come. */
  event: number;
  onEvent: (event: number) => void;
}

/** The library that is read, and how far the reading has come. Press a game to go there. */
export function ReadingStrip({ games, history, event, onEvent }: ReadingStripProps) {
  const list = useRef<HTMLOListElement>(null);
  useFrameEffect(() => {
    const tile = list.current?.children[event] as HTMLElement | undefined;
    // Scrolls the strip, and never the page.
    if (list.current && tile) list.current.scrollTo({ left: tile.offsetLeft - list.current.clientWidth / 2 });
  }, [event]);

  return (
    <ol ref={list} className={style.strip} aria-label="The library, in order">
      {history.map((item, position) => (
        <li key={item}>
          <button
            type="button"
            aria-current={position === event ? 'step' : undefined}
            title={games[item].title}
            onClick={() => onEvent(position)}
          >
            <GameTile game={games[item]} unread={position > event} />
          </button>
        </li>
      ))}
    </ol>
  );
}
