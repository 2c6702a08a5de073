import type { ReactNode } from 'react';
import type { ModelName } from '../../src/models/config';
import style from './Board.module.css';

export interface BoardRow {
  title: string;
  /** 'as shipped', 'epoch 2.5' */
  note?: string;
  /** A trained model is in its hue; a baseline has none. */
  model?: ModelName;
  cells: readonly ReactNode[];
  /** The model that the page is about. */
  own?: boolean;
}

export interface BoardProps {
  /** What the numbers are; read out first. */
  caption: string;
  /** The first is the title's. */
  columns: readonly string[];
  rows: readonly BoardRow[];
}

/** A table of results: who reached what, baselines in ink and models in their hues. */
export const Board = ({ caption, columns, rows }: BoardProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
  <section className={style.scroll} aria-label={caption} tabIndex={0}>
    <table className={style.board}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, note, model, cells, own }) => (
          <tr key={title} data-model={model} aria-current={own || undefined}>
            <th scope="row">
              {title}
              {note && <small>{note}</small>}
            </th>
            {cells.map((cell, column) => (
              <td key={columns[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
