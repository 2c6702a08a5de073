/** Pure layout of a matrix of cells with labels: where each cell is, and which labels there is room for. */
import type { Cell } from './types';

export interface Grid {
  rows: number;
  columns: number;
  /** The corner of cell (0, 0). */
  x: number;
  y: number;
  /** From one cell to the next; a cell is smaller by the gap. */
  pitchX: number;
  pitchY: number;
  gapX: number;
  gapY: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Hairlines between cells as long as the cells are large enough to afford them. */
export const gapFor = (pitch: number): number => (pitch >= 22 ? 2 : pitch >= 5 ? 1 : 0);

/** Whole pixels where cells are large, halves and quarters where they are small: crisp edges. */
export const snap = (pitch: number): number =>
  pitch >= 4 ? Math.floor(pitch) : pitch >= 1 ? Math.floor(pitch * 4) / 4 : pitch;

export const cellBox = (grid: Grid, { row, column }: Cell): Box => ({
  x: grid.x + column * grid.pitchX,
  y: grid.y + row * grid.pitchY,
  width: grid.pitchX - grid.gapX,
  height: grid.pitchY - grid.gapY,
});

export const rowBox = (grid: Grid, row: number): Box => ({
  ...cellBox(grid, { row, column: 0 }),
  width: grid.columns * grid.pitchX - grid.gapX,
});

export const columnBox = (grid: Grid, column: number): Box => ({
  ...cellBox(grid, { row: 0, column }),
  height: grid.rows * grid.pitchY - grid.gapY,
});

export const grown = (box: Box, x: number, y: number): Box => ({
  x: box.x - x,
  y: box.y - y,
  width: box.width + 2 * x,
  height: box.height + 2 * y,
});

export const rightOf = (grid: Grid): number => grid.x + grid.columns * grid.pitchX - grid.gapX;
export const bottomOf = (grid: Grid): number => grid.y + grid.rows * grid.pitchY - grid.gapY;

/** The cell under a point; `column` −1 is the label of the row. */
export function cellAt(grid: Grid, x: number, y: number): Cell | null {
  const row = Math.floor((y - grid.y) / grid.pitchY);
  const column = Math.floor((x - grid.x) / grid.pitchX);
  if (row < 0 || row >= grid.rows || column >= grid.columns) return null;
  return { row, column: Math.max(-1, column) };
}

/** Which of `count` labels to draw `pitch` apart: the pinned ones, and as many others as do not touch. */
export function labelled(count: number, pitch: number, line: number, pinned: number[] = []): number[] {
  const kept = [...new Set(pinned)].filter((index) => index >= 0 && index < count);
  const clear = (index: number): boolean => kept.every((other) => Math.abs(other - index) * pitch >= line);
  const stride = Math.max(1, Math.ceil(line / pitch));
  for (let index = 0; index < count; index += stride) if (clear(index)) kept.push(index);
  return kept.sort((a, b) => a - b);
}

export interface HeatmapLayout {
  grid: Grid;
  labelWidth: number;
  height: number;
}

/** Titles on the left, cells over the rest of the width, a line for the column axis below. */
export function heatmapLayout(
  rows: number,
  columns: number,
  width: number,
  titleWidth: number,
  maxHeight: number,
  maxRow = 26,
): HeatmapLayout {
  const axis = 20;
  const wanted = Math.min(titleWidth + 10, width * (width < 480 ? 0.28 : 0.26));
  const pitchX = Math.min(28, snap((width - wanted) / Math.max(1, columns)));
  const pitchY = Math.floor(clamp((maxHeight - axis) / Math.max(1, rows), 6, maxRow));
  const x = columns * pitchX < width - wanted && pitchX < 28 ? width - columns * pitchX : wanted;
  const grid = { rows, columns, x, y: 3, pitchX, pitchY, gapX: gapFor(pitchX), gapY: gapFor(pitchY) };
  return { grid, labelWidth: x - 10, height: grid.y + rows * pitchY + axis };
}

export interface AttentionLayout {
  grid: Grid;
  labelWidth: number;
  /** Degrees by which the titles of the columns are turned: 45 where there is room, else 90. */
  turn: 45 | 90;
  columnLabel: number;
  height: number;
}

/** Square cells; titles of the queries on the left, of the keys above, turned. */
export function attentionLayout(
  count: number,
  width: number,
  titleWidth: number,
  maxCell = 44,
): AttentionLayout {
  const labelWidth = Math.min(titleWidth, width * 0.3, 150);
  const columnLabel = Math.min(titleWidth, width < 480 ? 92 : 120);
  const overhang = columnLabel * Math.SQRT1_2;
  const slanted = (width - labelWidth - 8 - overhang) / Math.max(1, count);
  const turn = slanted >= 22 ? 45 : 90;
  const room = turn === 45 ? slanted : (width - labelWidth - 10) / Math.max(1, count);
  const pitch = Math.min(maxCell, snap(room));
  const y = Math.ceil(turn === 45 ? overhang + 14 : columnLabel + 8);
  const x = labelWidth + 8;
  const gap = gapFor(pitch);
  const grid = { rows: count, columns: count, x, y, pitchX: pitch, pitchY: pitch, gapX: gap, gapY: gap };
  return { grid, labelWidth, turn, columnLabel, height: Math.ceil(y + count * pitch + 4) };
}
