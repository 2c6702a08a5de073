import { useRef } from 'react';
import type { Game } from '../../../src/data/dataset';
import { GameTile } from '../../figures/GameTile';
import { useFrameEffect } from '../../ui/useFrameEffect';
import style from './Split.module.css';
import type { Part } from './split';

interface SplitStripProps {
  games: readonly Game[];
  history: readonly number[];
  parts: readonly Part[];
  part: Part;
  /** Positions that are read, up to the one that is asked for. */
  from: number;
  to: number;
}

/** The games of a player, each with the part that it belongs to; what is asked for is marked. */
export function SplitStrip({ games, history, parts, part, from, to }: SplitStripProps) {
  const list = useRef<HTMLOListElement>(null);
  // What is asked is at the end; where the beginning is out of reach, its border comes into view.
  useFrameEffect(() => {
    const tile = list.current?.children[from] as HTMLElement | undefined;
    const left = from > 0 && tile ? tile.offsetLeft - 2 * tile.offsetWidth : Number.MAX_SAFE_INTEGER;
    list.current?.scrollTo({ left });
  }, [from]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable by keyboard
    <ol ref={list} className={style.strip} tabIndex={0} aria-label="The history, and its split">
      {history.map((item, t) => {
        const asked = part === 'training' ? t > from && t <= to : t === to;
        const read = t >= from && t < to;
        return (
          <li key={item} data-part={parts[t]} data-asked={asked || undefined} title={games[item].title}>
            <GameTile game={games[item]} unread={!read && !asked} />
            <span className={style.part}>{parts[t]}</span>
            <span className={style.role}>
              {[read && 'read', asked && 'asked'].filter(Boolean).join(', ') ||
                (t < from ? 'out of reach' : 'kept back')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
