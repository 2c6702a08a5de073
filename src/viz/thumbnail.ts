/** A matrix without labels or pointing: one of several small multiples, inside a button that says what it is. */
import { cellLayer, hiddenPath } from './cells';
import { drawing } from './drawing';
import { hatch } from './hatch';
import type { ColourScale } from './scale';
import type { Cell, Matrix } from './types';

export interface ThumbnailOptions {
  scale: ColourScale;
  hue: string;
  hidden?(cell: Cell): boolean;
  /** A block of cells to be ringed; both ends are included. */
  lit?: { rows: readonly [number, number]; columns: readonly [number, number] } | null;
  /** Cells are drawn square; false stretches a wide matrix to this height in pixels. */
  height?: number;
}

export const thumbnail = drawing<Matrix, ThumbnailOptions>('thumbnail', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage').attr('aria-hidden', 'true');
  const svg = stage.append('svg');
  const cells = cellLayer(stage, svg);
  const mask = svg.append('path').attr('fill', hatch(svg));
  const ring = svg.append('rect').attr('class', 'viz-lit');
  return {
    render(width) {
      const { data: matrix, options } = current;
      const { rows, columns } = matrix;
      const height = options.height ?? width * (rows / columns);
      const pitchX = width / columns;
      const pitchY = height / rows;
      const gap = Math.min(pitchX, pitchY) > 6 ? 1 : 0;
      const grid = { rows, columns, x: 0, y: 0, pitchX, pitchY, gapX: gap, gapY: gap };
      root.style('--viz-hue', options.hue);
      svg.attr('width', width).attr('height', height);
      cells.paint({ grid, matrix, scale: options.scale, hidden: options.hidden }, width, height);
      mask.attr('d', options.hidden ? hiddenPath(grid, options.hidden) : null);
      const { rows: [top, bottom] = [0, -1], columns: [left, right] = [0, -1] } = options.lit ?? {};
      // A cell of a large matrix is smaller than a pixel: its ring is not.
      const least = 4;
      ring
        .attr('visibility', options.lit ? null : 'hidden')
        .attr('x', left * pitchX - 1)
        .attr('y', top * pitchY - 1)
        .attr('width', Math.max(least, (right - left + 1) * pitchX) + 2)
        .attr('height', Math.max(least, (bottom - top + 1) * pitchY) + 2);
    },
    destroy: cells.destroy,
  };
});
