import type { CSSProperties } from 'react';
import type { Game } from '../../src/data/dataset';
import style from './GameTile.module.css';
import { initialsOf, tintOf } from './genres';

export interface GameTileProps {
  game: Game;
  /** Shown to the model as [MASK]: hatched, the title kept for the reader. */
  masked?: boolean;
  /** Too long ago for the model to read. */
  unread?: boolean;
}

/** A game as a small tile: its initials, tinted by genre, and its title. It has no cover art and no frame. */
export const GameTile = ({ game, masked, unread }: GameTileProps) => (
  <span
    className={style.tile}
    data-masked={masked || undefined}
    data-unread={unread || undefined}
    style={{ '--tint': tintOf(game.genres) } as CSSProperties}
  >
    <span className={style.cover} aria-hidden="true">
      {masked ? 'MASK' : initialsOf(game.title)}
    </span>
    <span className={style.title}>{game.title}</span>
  </span>
);
