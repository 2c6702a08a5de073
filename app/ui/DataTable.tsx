import style from './DataTable.module.css';

export interface DataTableProps {
  /** What the numbers are; read out first. */
  caption: string;
  columns: readonly string[];
  /** The first cell of a row is its header. */
  rows: readonly (readonly (string | number)[])[];
  /** Index of the row that the cursor is on. */
  current?: number;
}

/** The numbers of a figure as a table: the Table view, and leaderboards. */
export function DataTable({ caption, columns, rows, current }: DataTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={style.scroll} aria-label={caption} tabIndex={0}>
      <table className={style.table}>
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
          {rows.map(([head, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the tensor
            <tr key={row} aria-current={row === current || undefined}>
              <th scope="row">{head}</th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
