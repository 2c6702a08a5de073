/** What every drawing has in common: `(element, data, options) → handle`, a pure function of data and options. */

export interface Handle<Data, Options> {
  /** Redraws from the whole of the data and options; nothing is merged with what was there. */
  update(data: Data, options: Options): void;
  destroy(): void;
}

export type Drawing<Data, Options> = (
  element: HTMLElement,
  data: Data,
  options: Options,
) => Handle<Data, Options>;

export interface Cell {
  row: number;
  column: number;
}

/** Row-major: the cell (r, c) is `values[r * columns + c]`. */
export interface Matrix {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}

/** The numbers of a drawing as rows of text, for the table view and for screen readers. */
export interface Table {
  caption: string;
  columns: string[];
  rows: (string | number)[][];
}

export const valueAt = (matrix: Matrix, { row, column }: Cell): number =>
  matrix.values[row * matrix.columns + column];

export const rowOf = (matrix: Matrix, row: number): number[] =>
  Array.from({ length: matrix.columns }, (_, column) => valueAt(matrix, { row, column }));
