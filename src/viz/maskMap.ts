/** Who may read whom: a row for each position that asks, a column for each that is asked. No values, only kinds of cells. */
import { hiddenPath } from './cells';
import { drawing } from './drawing';
import { clamp, type Grid, gapFor } from './grid';
import { hatch } from './hatch';
import type { Cell } from './types';

export interface MaskKind {
  /** In the legend. */
  name: string;
  /** A colour; without one the cells are hatched, as masks are. */
  fill?: string;
}

export interface MaskData {
  rows: number;
  kinds: readonly MaskKind[];
  /** An index into `kinds`; null where there is nothing to draw. */
  kindOf(cell: Cell): number | null;
}

export interface MaskOptions {
  /** The picture in a sentence. */
  label: string;
  /** CSS pixels. */
  largest: number;
  /** Beside the first and the last row. */
  ends: readonly [string, string];
}

const labels = 20;

export const maskMap = drawing<MaskData, MaskOptions>('mask', (root, current) => {
  const svg = root.append('svg').attr('role', 'img');
  const hatching = hatch(svg);
  const cells = svg.append('g').attr('shape-rendering', 'crispEdges');
  const texts = svg.append('g');
  const legend = root.append('div').attr('class', 'viz-foot viz-mask-kinds').attr('aria-hidden', 'true');
  return {
    render(width) {
      const { rows, kinds, kindOf } = current.data;
      const { label, largest, ends } = current.options;
      const size = Math.min(width, largest);
      const pitch = clamp(Math.floor((size / rows) * 4) / 4, 1, 40);
      const gap = gapFor(pitch);
      const grid: Grid = {
        ...{ rows, columns: rows, x: 0, y: labels, pitchX: pitch, pitchY: pitch, gapX: gap, gapY: gap },
      };
      const side = rows * pitch - gap;
      svg
        .attr('width', width)
        .attr('height', side + labels)
        .attr('aria-label', label);
      cells
        .selectAll('path')
        .data(kinds)
        .join('path')
        .style('fill', ({ fill }) => fill ?? hatching)
        .attr('d', (_, kind) => hiddenPath(grid, (cell) => kindOf(cell) === kind));
      texts
        .selectAll('text')
        .data(ends)
        .join('text')
        .attr('x', (_, end) => end * side)
        .attr('y', labels - 7)
        .attr('text-anchor', (_, end) => (end === 0 ? 'start' : 'end'))
        .text((text) => text);
      const keys = legend.selectAll('span').data(kinds).join('span');
      keys
        .attr('class', ({ fill }) => (fill ? 'viz-kind-key' : 'viz-mask-key'))
        .style('--viz-kind', ({ fill }) => fill ?? null)
        .text(({ name }) => name);
    },
  };
});
