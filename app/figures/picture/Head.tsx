import type { ReactNode } from 'react';
import style from './Head.module.css';

interface HeadProps {
  /** What is drawn. Cut off where there is no room: a picture must not jump because a title is long. */
  children: ReactNode;
  /** On the right, in numbers or units; below on a phone. */
  facts?: string;
}

/** The line above a part of a picture. */
export const Head = ({ children, facts }: HeadProps) => (
  <p className={style.head}>
    <span>{children}</span>
    <span className="num">{facts}</span>
  </p>
);
