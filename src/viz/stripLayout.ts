/** Pure layout of strips: names beside them where there is room, above them where there is not. */
import { type Grid, gapFor, snap } from './grid';

export interface StripLayout {
  grid: Grid;
  /** Names stand beside the strips, not above them. */
  beside: boolean;
  symbolX: number;
  nameX: number;
  nameWidth: number;
  /** Right edge of the numbers of the followed unit. */
  numberX: number;
  /** The middle of the line of text of a strip. */
  textY(row: number): number;
  height: number;
}

const thickness = 16;

export function stripLayout(rows: number, columns: number, width: number): StripLayout {
  const beside = width >= 520;
  const numbers = 50;
  const least = beside ? 150 : 0;
  const pitchX = Math.min(24, snap((width - least - (beside ? numbers : 0)) / Math.max(1, columns)));
  const names = beside ? Math.max(least, width - numbers - columns * pitchX) : 0;
  const pitchY = beside ? thickness + 8 : thickness + 22;
  const y = beside ? 4 : 20;
  const gapY = pitchY - thickness;
  const grid = { rows, columns, x: beside ? names : 3, y, pitchX, pitchY, gapX: gapFor(pitchX), gapY };
  const symbols = 74;
  return {
    grid,
    beside,
    symbolX: beside ? 0 : 3,
    nameX: symbols,
    nameWidth: beside ? names - symbols - 8 : width - symbols - numbers,
    numberX: beside ? width : Math.min(width, grid.x + columns * pitchX),
    textY: (row) => y + row * pitchY + (beside ? thickness / 2 : -10),
    height: y + rows * pitchY - gapY + 24,
  };
}
