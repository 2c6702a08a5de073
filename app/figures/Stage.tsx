import type { ReactNode } from 'react';
import style from './Stage.module.css';

export interface StageProps {
  /** The picture, or several, one below the other. */
  picture: ReactNode;
  /** Beside it, below it on a phone: the code panel and the equation. As tall as the picture; the code scrolls. */
  side: ReactNode;
}

/** The middle of a figure: the picture beside the code and the equation that made it. */
export const Stage = ({ picture, side }: StageProps) => (
  <div className={style.stage}>
    <div className={style.picture}>{picture}</div>
    <div className={style.side}>
      <div className={style.fill}>{side}</div>
    </div>
  </div>
);

export interface PictureHeadProps {
  /** What is drawn: "Hidden state h · units × events". */
  children: ReactNode;
  /** On the right, in numbers: "[8, 64] · mean 0.04". */
  facts?: ReactNode;
}

/** The line above a picture. Its room is kept, so that the picture does not jump when the facts change. */
export const PictureHead = ({ children, facts }: PictureHeadProps) => (
  <p className={style.head}>
    <span>{children}</span>
    <span className="num">{facts}</span>
  </p>
);
