/** The cells of a matrix: one SVG path per colour level up to a few thousand cells, a canvas above. */
import { type Selection, select } from 'd3';
import { cleared, onThemeChange, resolved } from './canvas';
import type { Root } from './drawing';
import { type Box, cellBox, type Grid } from './grid';
import { type ColourScale, colourOf, levelOf } from './scale';
import type { Cell, Matrix } from './types';

export interface CellPaint {
  grid: Grid;
  matrix: Matrix;
  scale: ColourScale;
  /** Cells that hold nothing to draw: those under a mask. */
  hidden?(cell: Cell): boolean;
}

export interface CellLayer {
  paint(paint: CellPaint, width: number, height: number): void;
  destroy(): void;
}

export type Svg = Selection<SVGSVGElement, unknown, null, undefined>;

/** Above this many cells they are drawn on a canvas. */
export const svgCells = 4096;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** One rectangle of a path. */
export function rectangle({ x, y, width, height }: Box): string {
  return `M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}z`;
}

/** Level → the path of all its cells. */
export function levelPaths({ grid, matrix, scale, hidden }: CellPaint): Map<number, string> {
  const paths = new Map<number, string>();
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const cell = { row, column };
      if (hidden?.(cell)) continue;
      const level = levelOf(matrix.values[row * matrix.columns + column], scale);
      if (level === null) continue;
      paths.set(level, (paths.get(level) ?? '') + rectangle(cellBox(grid, cell)));
    }
  }
  return paths;
}

/** The cells that a mask hides, as one path. */
export function hiddenPath(grid: Grid, hidden: (cell: Cell) => boolean): string {
  let path = '';
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      if (hidden({ row, column })) path += rectangle(cellBox(grid, { row, column }));
    }
  }
  return path;
}

function paintCanvas(canvas: HTMLCanvasElement, paint: CellPaint, width: number, height: number): void {
  const context = cleared(canvas, width, height);
  if (!context) return;
  const paths = [...levelPaths(paint)];
  const { kind } = paint.scale;
  const colours = resolved(
    canvas.parentElement ?? document.body,
    paths.map(([level]) => colourOf(level, kind)),
  );
  paths.forEach(([, path], i) => {
    context.fillStyle = colours[i];
    context.fill(new Path2D(path));
  });
}

/** Puts the cells behind everything else in `svg`, which lies over the canvas of the same size in `stage`. */
export function cellLayer(stage: Root, svg: Svg): CellLayer {
  const group = svg.append('g').attr('shape-rendering', 'crispEdges');
  const canvas = stage.insert('canvas', 'svg').attr('aria-hidden', 'true').node();
  let last: [CellPaint, number, number] | null = null;
  const stopWatching = onThemeChange(() => {
    if (last && canvas) paintCanvas(canvas, ...last);
  });
  return {
    paint(paint, width, height) {
      const onCanvas = paint.grid.rows * paint.grid.columns > svgCells;
      last = onCanvas ? [paint, width, height] : null;
      select(canvas).attr('hidden', onCanvas ? null : '');
      if (onCanvas && canvas) paintCanvas(canvas, paint, width, height);
      group
        .selectAll<SVGPathElement, [number, string]>('path')
        .data(onCanvas ? [] : [...levelPaths(paint)], ([level]) => level)
        .join('path')
        .style('fill', ([level]) => colourOf(level, paint.scale.kind))
        .attr('d', ([, path]) => path);
    },
    destroy: stopWatching,
  };
}
