import { type KeyboardEvent, useRef } from 'react';
import { useFrameEffect } from '../ui/useFrameEffect';
import { GameTile } from './GameTile';
import type { HistoryStripProps } from './HistoryStrip';
import style from './HistoryStrip.module.css';
import { useReorder } from './useReorder';

interface StripTilesProps extends HistoryStripProps {
  /** The tile that the tools act on. */
  chosen: number | null;
  onChoose: (position: number) => void;
  onMove: (from: number, to: number) => void;
  onRemove: (position: number) => void;
  /** Id of the text that says which keys there are. */
  hint: string;
}

/** The tiles of a strip: one tab stop, in which arrows move; dragged by mouse, or by touch after a long press. */
export function StripTiles(props: StripTilesProps) {
  const { games, history, maxLength, current, masked = [], chosen, onChoose, onMove, onRemove } = props;
  const list = useRef<HTMLOListElement>(null);
  const reorder = useReorder(list, history.length, onMove);
  const order = reorder.order ?? history.map((_, position) => position);
  const stop = chosen ?? current ?? 0;
  const firstRead = history.length - maxLength;

  useFrameEffect(() => {
    if (current !== null && current !== undefined) bringIntoView(list.current, current);
  }, [current]);

  const focus = (position: number) => list.current?.querySelectorAll('button')[position]?.focus();

  const onKeyDown = (event: KeyboardEvent, position: number) => {
    const last = history.length - 1;
    const to = { ArrowLeft: position - 1, ArrowRight: position + 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      const target = Math.min(last, Math.max(0, to));
      if (event.altKey) onMove(position, target);
      else onChoose(target);
      // The tiles are keyed by game, so the focus travels with a tile that is moved; here it goes to another one.
      if (!event.altKey) focus(target);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onRemove(position);
      requestAnimationFrame(() => focus(Math.min(position, last - 1)));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ol ref={list} className={style.tiles} data-dragging={reorder.dragged !== null || undefined}>
      {order.map((from, position) => (
        <li key={history[from]} data-dragged={reorder.dragged === from || undefined}>
          <button
            type="button"
            className={style.tile}
            title={games[history[from]].title}
            tabIndex={position === stop ? 0 : -1}
            aria-current={from === current ? 'step' : undefined}
            aria-describedby={props.hint}
            data-chosen={from === chosen || undefined}
            onClick={() => onChoose(from)}
            onFocus={() => onChoose(from)}
            onKeyDown={(event) => onKeyDown(event, position)}
            {...reorder.handlers(from)}
          >
            <GameTile game={games[history[from]]} masked={masked.includes(from)} unread={from < firstRead} />
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Scrolls the strip, and never the page. */
function bringIntoView(list: HTMLElement | null, position: number): void {
  const tile = list?.children[position] as HTMLElement | undefined;
  if (!list || !tile) return;
  const [left, right] = [
    tile.offsetLeft - list.offsetLeft,
    tile.offsetLeft - list.offsetLeft + tile.offsetWidth,
  ];
  if (left < list.scrollLeft) list.scrollTo({ left: left - 24 });
  else if (right > list.scrollLeft + list.clientWidth) list.scrollTo({ left: right - list.clientWidth + 24 });
}
