/** Vectors of the same units as strips, one under the other: embeddings, gates, states. */
import { cellCursor } from './cellCursor';
import { rectangle } from './cells';
import { drawing } from './drawing';
import { type Box, bottomOf, cellBox, columnBox, type Grid, grown, rightOf, rowBox } from './grid';
import { type ColourScale, colourOf, levelOf } from './scale';
import { type StripLayout, stripLayout } from './stripLayout';
import { elide, interfaceFont, measurer, number } from './text';
import type { Cell, Table } from './types';

export interface Strip {
  /** 'update gate' */
  name: string;
  /** 'z', 'z ⊙ hₜ₋₁' */
  symbol: string;
  values: ArrayLike<number>;
  scale: ColourScale;
  /** Still to be computed: its place is kept, its values are not shown. */
  pending: boolean;
  /** The tensor being looked at. */
  current: boolean;
}

export interface StripOptions {
  label: string;
  hue: string;
  /** The unit followed through all strips. */
  selected: number | null;
  onHover?(cell: Cell | null): void;
  onSelect?(cell: Cell | null): void;
}

export function stripSummary(strips: Strip[], label: string): string {
  const known = strips.filter(({ pending }) => !pending).map(({ name }) => name);
  return `${label}: ${strips[0]?.values.length ?? 0} units of ${known.join(', ') || 'nothing yet'}.`;
}

export function stripTable(strips: Strip[], label: string): Table {
  const units = strips[0]?.values.length ?? 0;
  return {
    caption: label,
    columns: ['Unit', ...strips.map(({ name, symbol }) => `${name} ${symbol}`)],
    rows: Array.from({ length: units }, (_, unit) => [
      unit,
      ...strips.map(({ values, pending }) => (pending ? '–' : number(values[unit]))),
    ]),
  };
}

const describeStrip = ({ name, pending, values }: Strip, unit: number): string =>
  `${name}, unit ${unit}: ${pending ? 'still to be computed' : number(values[unit])}`;

export const vectorStrip = drawing<Strip[], StripOptions>('strips', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage');
  const svg = stage.append('svg').attr('role', 'img');
  const layers = svg.append('g').attr('shape-rendering', 'crispEdges');
  const guide = svg.append('path').attr('class', 'viz-guide');
  const ring = svg.append('rect').attr('class', 'viz-ring').attr('rx', 3);
  const symbols = svg.append('g').attr('class', 'viz-symbol');
  const names = svg.append('g');
  const numbers = svg.append('g').attr('class', 'viz-number').attr('text-anchor', 'end');
  const axis = svg.append('g').attr('class', 'viz-axis');
  let layout: StripLayout | null = null;
  let hovered: number | null = null;

  const cursor = cellCursor(stage, {
    grid: () => layout?.grid ?? null,
    selected: () => {
      const { data, options } = current;
      const row = Math.max(
        0,
        data.findIndex((strip) => strip.current),
      );
      return options.selected === null ? null : { row, column: options.selected };
    },
    describe: ({ row, column }) => describeStrip(current.data[row], column),
    hover(cell) {
      hovered = cell?.column ?? null;
      follow();
      current.options.onHover?.(cell);
    },
    select: (cell) => current.options.onSelect?.(cell),
  });

  /** The column of one unit through all strips, and its numbers at the right. */
  function follow(): void {
    if (!layout) return;
    const { grid, beside, numberX, textY } = layout;
    const unit = hovered ?? current.options.selected;
    const boxes = unit === null ? [] : beside ? [columnBox(grid, unit)] : columnCells(grid, unit);
    guide.attr('d', boxes.map((box) => rectangle(grown(box, 1, 2))).join(''));
    numbers
      .selectAll('text')
      .data(unit === null ? [] : current.data)
      .join('text')
      .attr('x', numberX)
      .attr('y', (_, row) => textY(row))
      .attr('dy', '0.36em')
      .text(({ values, pending }) => (pending ? '' : number(values[unit ?? 0])));
    const middle = unit === null ? 0 : grid.x + (unit + 0.5) * grid.pitchX;
    const clear = unit !== null && middle > grid.x + 56 && middle < rightOf(grid) - 32;
    axis
      .selectAll('text')
      .data([
        { x: grid.x, anchor: 'start', text: 'unit 0' },
        ...(clear ? [{ x: middle, anchor: 'middle', text: `${unit}` }] : []),
        { x: rightOf(grid), anchor: 'end', text: `${grid.columns - 1}` },
      ])
      .join('text')
      .attr('x', (tick) => tick.x)
      .attr('y', bottomOf(grid) + 16)
      .attr('text-anchor', (tick) => tick.anchor)
      .attr('class', (tick) => (tick.anchor === 'middle' ? 'viz-now' : null))
      .text((tick) => tick.text);
  }

  function render(width: number): void {
    const { data, options } = current;
    const units = data[0]?.values.length ?? 0;
    layout = stripLayout(data.length, units, width);
    const { grid, symbolX, nameX, nameWidth, textY, height } = layout;
    const measure = measurer(interfaceFont(12));
    root.style('--viz-hue', options.hue);
    svg.attr('width', width).attr('height', height).attr('aria-label', stripSummary(data, options.label));
    layers
      .selectAll('g')
      .data(data)
      .join('g')
      .selectAll<SVGPathElement, { colour: string; path: string }>('path')
      .data((strip, row) => stripPaths(strip, row, grid))
      .join('path')
      .style('fill', ({ colour }) => colour)
      .attr('d', ({ path }) => path);

    const now = data.findIndex((strip) => strip.current);
    const box = now < 0 ? null : rowBox(grid, now);
    ring
      .attr('visibility', box ? null : 'hidden')
      .attr('x', (box?.x ?? 0) - 2.5)
      .attr('y', (box?.y ?? 0) - 2.5)
      .attr('width', (box?.width ?? 0) + 5)
      .attr('height', (box?.height ?? 0) + 5);
    const tone = (strip: Strip): string | null =>
      strip.current ? 'viz-now' : strip.pending ? 'viz-pending' : null;
    symbols
      .selectAll('text')
      .data(data)
      .join('text')
      .attr('x', symbolX)
      .attr('y', (_, row) => textY(row))
      .attr('dy', '0.36em')
      .attr('class', tone)
      .text(({ symbol }) => symbol);
    names
      .selectAll('text')
      .data(data)
      .join('text')
      .attr('x', nameX)
      .attr('y', (_, row) => textY(row))
      .attr('dy', '0.36em')
      .attr('class', tone)
      .text(({ name }) => elide(name, nameWidth, measure));
    follow();
    cursor.place(options.label);
  }

  return { render };
});

const columnCells = (grid: Grid, column: number): Box[] =>
  Array.from({ length: grid.rows }, (_, row) => cellBox(grid, { row, column }));

/** A pending strip is one pale bar; the others, one path per colour. */
function stripPaths(strip: Strip, row: number, grid: Grid): { colour: string; path: string }[] {
  if (strip.pending) return [{ colour: 'var(--viz-pending)', path: rectangle(rowBox(grid, row)) }];
  const paths = new Map<string, string>();
  for (let column = 0; column < grid.columns; column++) {
    const level = levelOf(strip.values[column], strip.scale);
    if (level === null) continue;
    const colour = colourOf(level, strip.scale.kind);
    paths.set(colour, (paths.get(colour) ?? '') + rectangle(cellBox(grid, { row, column })));
  }
  return [...paths].map(([colour, path]) => ({ colour, path }));
}
