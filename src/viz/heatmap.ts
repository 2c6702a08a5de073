/** Units × time: a matrix whose rows are titled events and whose columns are the units of a vector. */
import { max } from 'd3';
import { cellCursor } from './cellCursor';
import { cellLayer } from './cells';
import { drawing } from './drawing';
import { foot } from './foot';
import { bottomOf, columnBox, type Grid, heatmapLayout, labelled, rightOf, rowBox } from './grid';
import type { ColourScale } from './scale';
import { elide, interfaceFont, measurer, number } from './text';
import { type Cell, type Matrix, rowOf, type Table, valueAt } from './types';

export interface HeatmapData {
  matrix: Matrix;
  rowLabels: string[];
  /** What a column is: 'unit'. */
  columnName: string;
}

export interface HeatmapOptions {
  /** What the matrix is: 'Hidden state h'. */
  label: string;
  scale: ColourScale;
  /** A CSS colour for magnitudes. */
  hue: string;
  /** The row being computed now: ringed. */
  current: number | null;
  /** Rows from this one on are still to be computed: dimmed. */
  computed: number;
  /** Either part alone is allowed: a column without a row is a unit followed through time. */
  selected: { row: number | null; column: number | null };
  maxHeight?: number;
  /** No row is taller. */
  maxRow?: number;
  onHover?(cell: Cell | null): void;
  onSelect?(cell: Cell | null): void;
  onRow?(row: number): void;
}

const line = 15;

export const describeCell = ({ matrix, rowLabels, columnName }: HeatmapData, cell: Cell): string =>
  `${number(valueAt(matrix, cell))} · ${columnName} ${cell.column} · ${rowLabels[cell.row]}`;

export function heatmapSummary(data: HeatmapData, { label, computed }: HeatmapOptions): string {
  const { rows, columns } = data.matrix;
  const done = Math.min(rows, computed);
  return `${label}: ${rows} rows by ${columns} ${data.columnName}s, ${done} of them computed.`;
}

export function heatmapTable({ matrix, rowLabels, columnName }: HeatmapData, label: string): Table {
  return {
    caption: label,
    columns: ['Game', ...Array.from({ length: matrix.columns }, (_, unit) => `${columnName} ${unit}`)],
    rows: rowLabels.map((title, row) => [title, ...rowOf(matrix, row).map(number)]),
  };
}

export const heatmap = drawing<HeatmapData, HeatmapOptions>('heatmap', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage');
  const svg = stage.append('svg').attr('role', 'img');
  const cells = cellLayer(stage, svg);
  const veil = svg.append('rect').attr('class', 'viz-veil');
  const guide = svg.append('rect').attr('class', 'viz-guide');
  const ring = svg.append('rect').attr('class', 'viz-ring').attr('rx', 4);
  const labels = svg.append('g').attr('text-anchor', 'end');
  const axis = svg.append('g').attr('class', 'viz-axis');
  const footer = foot(root);
  let grid: Grid | null = null;

  const selected = (): Cell | null => {
    const { row, column } = current.options.selected;
    return row === null || column === null ? null : { row, column };
  };
  const read = (cell: Cell | null): void => {
    const shown = cell ?? selected();
    footer.read(shown ? describeCell(current.data, shown) : '');
  };
  const cursor = cellCursor(stage, {
    grid: () => grid,
    selected,
    describe: (cell) => describeCell(current.data, cell),
    hover(cell) {
      read(cell);
      current.options.onHover?.(cell);
    },
    select: (cell) => current.options.onSelect?.(cell),
    selectRow: (row) => current.options.onRow?.(row),
  });

  function render(width: number): void {
    const { data, options } = current;
    const { rows, columns } = data.matrix;
    const measure = measurer(interfaceFont(12));
    const widest = max(data.rowLabels, measure) ?? 0;
    const layout = heatmapLayout(rows, columns, width, widest, options.maxHeight ?? 420, options.maxRow);
    grid = layout.grid;
    root.style('--viz-hue', options.hue);
    svg.attr('width', width).attr('height', layout.height).attr('aria-label', heatmapSummary(data, options));
    cells.paint({ grid, matrix: data.matrix, scale: options.scale }, width, layout.height);

    const firstPending = Math.min(rows, options.computed);
    veil
      .attr('x', grid.x)
      .attr('y', grid.y + firstPending * grid.pitchY - grid.gapY / 2)
      .attr('width', columns * grid.pitchX)
      .attr('height', (rows - firstPending) * grid.pitchY + grid.gapY);

    const { row, column } = options.selected;
    const pinned = [options.current, row].filter((index) => index !== null);
    labels
      .selectAll('text')
      .data(labelled(rows, grid.pitchY, line, pinned), (index) => index as number)
      .join('text')
      .attr('x', layout.labelWidth)
      .attr(
        'y',
        (index) => layout.grid.y + index * layout.grid.pitchY + (layout.grid.pitchY - layout.grid.gapY) / 2,
      )
      .attr('dy', '0.36em')
      .attr('class', (index) =>
        index === options.current ? 'viz-now' : index >= firstPending ? 'viz-pending' : null,
      )
      .text((index) => elide(data.rowLabels[index], layout.labelWidth - 2, measure));

    const now = options.current === null ? null : rowBox(grid, options.current);
    ring
      .attr('visibility', now ? null : 'hidden')
      .attr('x', (now?.x ?? 0) - 2.5)
      .attr('y', (now?.y ?? 0) - 2.5)
      .attr('width', (now?.width ?? 0) + 5)
      .attr('height', (now?.height ?? 0) + 5);
    const followed = column === null ? null : columnBox(grid, column);
    guide
      .attr('visibility', followed ? null : 'hidden')
      .attr('x', (followed?.x ?? 0) - 1)
      .attr('y', (followed?.y ?? 0) - 1)
      .attr('width', (followed?.width ?? 0) + 2)
      .attr('height', (followed?.height ?? 0) + 2);
    drawAxis(grid, column);
    footer.legend(options.scale);
    read(null);
    cursor.place(options.label);
  }

  /** `unit 0 … 63` at the ends, and the number of the unit that is followed, unless it is too near to them. */
  function drawAxis(at: Grid, column: number | null): void {
    const left = { x: at.x, anchor: 'start', text: `${current.data.columnName} 0` };
    const right = { x: rightOf(at), anchor: 'end', text: `${at.columns - 1}` };
    const middle = column === null ? 0 : at.x + (column + 0.5) * at.pitchX;
    const clear = middle > left.x + 56 && middle < right.x - 32;
    const ticks = clear ? [left, { x: middle, anchor: 'middle', text: `${column}` }, right] : [left, right];
    axis
      .selectAll('text')
      .data(ticks)
      .join('text')
      .attr('x', (tick) => tick.x)
      .attr('y', bottomOf(at) + 15)
      .attr('text-anchor', (tick) => tick.anchor)
      .attr('class', (tick) => (tick.anchor === 'middle' ? 'viz-now' : null))
      .text((tick) => tick.text);
  }

  return { render, destroy: cells.destroy };
});
