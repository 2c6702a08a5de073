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
  /** Cells are drawn square; false stretches a wide matrix to this height in pixels. */
  height?: number;
}

export const thumbnail = drawing<Matrix, ThumbnailOptions>('thumbnail', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage').attr('aria-hidden', 'true');
  const svg = stage.append('svg');
  const cells = cellLayer(stage, svg);
  const mask = svg.append('path').attr('fill', hatch(svg));
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
    },
    destroy: cells.destroy,
  };
});
