/** Who looks at whom: one head's matrix, a row per query and a column per key, over the titles of a history. */
import { max } from 'd3';
import { cellCursor } from './cellCursor';
import { cellLayer, hiddenPath } from './cells';
import { drawing } from './drawing';
import { foot } from './foot';
import { type AttentionLayout, attentionLayout, cellBox, labelled, rowBox } from './grid';
import { hatch } from './hatch';
import { type ColourScale, inkOver, levelOf } from './scale';
import { elide, interfaceFont, measurer, number } from './text';
import { type Cell, type Matrix, rowOf, type Table, valueAt } from './types';

export interface AttentionData {
  /** [n, n]: row = query position, column = key position. */
  matrix: Matrix;
  titles: string[];
  /** Queries do not see later keys: those cells are hatched. */
  causal: boolean;
}

export interface AttentionOptions {
  /** 'Attention weights, block 1, head 2'. */
  label: string;
  scale: ColourScale;
  hue: string;
  /** No cell is larger. */
  maxCell?: number;
  selected: { row: number | null; column: number | null };
  onHover?(cell: Cell | null): void;
  onSelect?(cell: Cell | null): void;
  onRow?(row: number): void;
}

const line = 14;
const slantedLine = 22;

export const isMasked = (causal: boolean, { row, column }: Cell): boolean => causal && column > row;

export function describePair({ matrix, titles, causal }: AttentionData, cell: Cell): string {
  const value = isMasked(causal, cell) ? 'masked' : number(valueAt(matrix, cell));
  return `${value} · ${titles[cell.row]} → ${titles[cell.column]}`;
}

export function attentionSummary({ titles, causal }: AttentionData, { label }: AttentionOptions): string {
  const direction = causal ? 'Each looks at itself and at those before it.' : 'Each looks at all of them.';
  return `${label}: ${titles.length} games by ${titles.length} games. ${direction}`;
}

export function attentionTable({ matrix, titles, causal }: AttentionData, label: string): Table {
  return {
    caption: label,
    columns: ['Query', ...titles],
    rows: titles.map((title, row) => [
      title,
      ...rowOf(matrix, row).map((value, column) =>
        isMasked(causal, { row, column }) ? 'masked' : number(value),
      ),
    ]),
  };
}

/** Two digits inside a cell: .07, 1.0, −.40, −12. */
export function brief(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 9.95 ? size.toFixed(0) : size < 0.995 ? size.toFixed(2).slice(1) : size.toFixed(1);
  return value < 0 ? `−${digits}` : digits;
}

export const attentionMap = drawing<AttentionData, AttentionOptions>('attention', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage');
  const svg = stage.append('svg').attr('role', 'img');
  const cells = cellLayer(stage, svg);
  const mask = svg.append('path').attr('fill', hatch(svg));
  const numbers = svg.append('g').attr('class', 'viz-cell-numbers').attr('text-anchor', 'middle');
  const ring = svg.append('rect').attr('class', 'viz-ring').attr('rx', 4);
  const queries = svg.append('g').attr('text-anchor', 'end');
  const keys = svg.append('g');
  const footer = foot(root);
  let layout: AttentionLayout | null = null;

  const selected = (): Cell | null => {
    const { row, column } = current.options.selected;
    return row === null || column === null ? null : { row, column };
  };
  const read = (cell: Cell | null): void => {
    const shown = cell ?? selected();
    footer.read(shown ? describePair(current.data, shown) : '');
    const { row, column } = current.options.selected;
    queries
      .selectAll<SVGTextElement, number>('text')
      .classed('viz-now', (i) => i === (cell ? cell.row : row));
    keys
      .selectAll<SVGTextElement, number>('text')
      .classed('viz-now', (i) => i === (cell ? cell.column : column));
  };
  const cursor = cellCursor(stage, {
    grid: () => layout?.grid ?? null,
    selected,
    describe: (cell) => describePair(current.data, cell),
    hover(cell) {
      read(cell);
      current.options.onHover?.(cell);
    },
    select: (cell) => current.options.onSelect?.(cell),
    selectRow: (row) => current.options.onRow?.(row),
  });

  function render(width: number): void {
    const { data, options } = current;
    const count = data.titles.length;
    const measure = measurer(interfaceFont(12));
    layout = attentionLayout(count, width, max(data.titles, measure) ?? 0, options.maxCell);
    const { grid, labelWidth, columnLabel, turn } = layout;
    const hidden = (cell: Cell): boolean => isMasked(data.causal, cell);
    root.style('--viz-hue', options.hue);
    svg
      .attr('width', width)
      .attr('height', layout.height)
      .attr('aria-label', attentionSummary(data, options));
    cells.paint({ grid, matrix: data.matrix, scale: options.scale, hidden }, width, layout.height);
    mask.attr('d', hiddenPath(grid, hidden));

    const { row, column } = options.selected;
    const now = row === null ? null : rowBox(grid, row);
    ring
      .attr('visibility', now ? null : 'hidden')
      .attr('x', (now?.x ?? 0) - 2)
      .attr('y', (now?.y ?? 0) - 2)
      .attr('width', (now?.width ?? 0) + 4)
      .attr('height', (now?.height ?? 0) + 4);
    const pinned = (index: number | null): number[] => (index === null ? [] : [index]);
    const centre = (grid.pitchX - grid.gapX) / 2;
    queries
      .selectAll('text')
      .data(labelled(count, grid.pitchY, line, pinned(row)))
      .join('text')
      .attr('x', labelWidth)
      .attr('y', (index) => grid.y + index * grid.pitchY + centre)
      .attr('dy', '0.36em')
      .text((index) => elide(data.titles[index], labelWidth, measure));
    keys
      .selectAll('text')
      .data(labelled(count, grid.pitchX, turn === 45 ? slantedLine : line, pinned(column)))
      .join('text')
      .attr('transform', (index) => {
        const x = grid.x + index * grid.pitchX + centre;
        return turn === 45
          ? `translate(${x - 3} ${grid.y - 5}) rotate(-45)`
          : `translate(${x} ${grid.y - 6}) rotate(-90)`;
      })
      .attr('dy', turn === 45 ? 0 : '0.36em')
      .text((index) => elide(data.titles[index], columnLabel, measure));
    drawNumbers();
    footer.legend(options.scale, data.causal);
    read(null);
    cursor.place(options.label);
  }

  /** The values themselves, where a cell is large enough to be read. */
  function drawNumbers(): void {
    const { matrix, causal, titles } = current.data;
    const { scale } = current.options;
    const grid = layout?.grid;
    if (!grid) return;
    const shown: Cell[] = [];
    if (grid.pitchX >= 28)
      for (let row = 0; row < titles.length; row++)
        for (let column = 0; column < titles.length; column++)
          if (!isMasked(causal, { row, column })) shown.push({ row, column });
    numbers
      .selectAll('text')
      .data(shown)
      .join('text')
      .attr('x', (cell) => cellBox(grid, cell).x + (grid.pitchX - grid.gapX) / 2)
      .attr('y', (cell) => cellBox(grid, cell).y + (grid.pitchY - grid.gapY) / 2)
      .attr('dy', '0.36em')
      .style('fill', (cell) => inkOver(levelOf(valueAt(matrix, cell), scale) ?? 0, scale.kind))
      .text((cell) => brief(valueAt(matrix, cell)));
  }

  return { render, destroy: cells.destroy };
});
