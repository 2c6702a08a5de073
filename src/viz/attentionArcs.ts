/** One query's attention as arcs over the titles of its history: the thicker the arc, the more is taken from there. */
import { max } from 'd3';
import { drawing } from './drawing';
import { foldRows, type HistoryRow } from './fold';
import { rovingOptions } from './keyboard';
import { number } from './text';
import type { Table } from './types';

export interface ArcsData {
  titles: string[];
  /** The weight of each position for this query; NaN where a mask forbids to look. */
  weights: number[];
  query: number;
}

export interface ArcsOptions {
  label: string;
  hue: string;
  /** Histories longer than this are folded: games of least weight are drawn as one row. */
  rows: number;
  /** CSS pixels. */
  rowHeight?: number;
  /** The key being looked at. */
  selected: number | null;
  onSelect?(position: number): void;
  onHover?(position: number | null): void;
}

const thickest = 11;

export function arcsSummary({ titles, weights, query }: ArcsData, label: string): string {
  const strongest = weights
    .map((weight, index) => ({ weight, index }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ weight, index }) => `${titles[index]} ${number(weight)}`);
  return `${label}: ${titles[query]} looks most at ${strongest.join(', ')}.`;
}

export function arcsTable({ titles, weights, query }: ArcsData, label: string): Table {
  return {
    caption: `${label}: query ${titles[query]}`,
    columns: ['Position', 'Game', 'Weight'],
    rows: titles.map((title, index) => [
      index + 1,
      title,
      Number.isNaN(weights[index]) ? 'masked' : number(weights[index]),
    ]),
  };
}

/** Half an ellipse bulging to the left from row to row; the farther the key, the wider. */
export function arcPath(from: number, to: number, right: number, reach: number, span: number): string {
  const radius = Math.abs(to - from) / 2;
  const bulge = reach * Math.min(1, Math.sqrt((2 * radius) / span));
  const sweep = to < from ? 1 : 0;
  return `M${right} ${from}A${bulge} ${radius} 0 0 ${sweep} ${right} ${to}`;
}

export const attentionArcs = drawing<ArcsData, ArcsOptions>('arcs', (root, current) => {
  const frame = root.append('div').attr('class', 'viz-arc-frame');
  const svg = frame.append('svg').attr('aria-hidden', 'true');
  const list = frame.append('div').attr('class', 'viz-arc-list').attr('role', 'listbox');
  const node = list.node();
  const settle = node ? rovingOptions(node) : () => undefined;

  const highlight = (index: number | null): void => {
    svg.classed('viz-focused', index !== null);
    svg.selectAll<SVGElement, HistoryRow>('.viz-arc').classed('viz-on', (row) => row.from === index);
  };

  return {
    render(width) {
      const { data, options } = current;
      const rows = foldRows(data.weights, data.query, options.rows);
      const pitch = options.rowHeight ?? 24;
      const reach = Math.min(130, width * 0.22);
      const height = rows.length * pitch;
      const strongest = max(data.weights, (weight) => (Number.isNaN(weight) ? 0 : weight)) || 1;
      const y = (place: number): number => (place + 0.5) * pitch;
      const place = rows.findIndex((row) => row.from === data.query);
      root.style('--viz-hue', options.hue).style('--viz-arc-row', `${pitch}px`);
      svg.attr('width', reach + 12).attr('height', height);
      const drawn = rows.map((row, index) => ({ ...row, index })).filter((row) => row.weight > 0);
      svg
        .selectAll('path')
        .data(drawn.filter((row) => row.index !== place))
        .join('path')
        .attr('class', 'viz-arc')
        .attr('d', (row) => arcPath(y(place), y(row.index), reach + 4, reach - thickest / 2, height))
        .style('stroke-width', (row) => `${1 + (row.weight / strongest) * (thickest - 1)}px`);
      svg
        .selectAll('circle')
        .data(drawn.filter((row) => row.index === place))
        .join('circle')
        .attr('class', 'viz-arc viz-arc-self')
        .attr('cx', reach + 4)
        .attr('cy', y(place))
        .attr('r', (row) => 2 + (row.weight / strongest) * (thickest - 4));

      list.attr('aria-label', arcsSummary(data, options.label));
      const items = list
        .selectAll<HTMLDivElement, HistoryRow>('div.viz-arc-row')
        .data(rows, ({ from, to }) => `${from}-${to}`)
        .join((entering) => {
          const row = entering.append('div').attr('class', 'viz-arc-row');
          row.append('span').attr('class', 'viz-arc-title');
          row.append('span').attr('class', 'viz-rank-track').append('i');
          row.append('span').attr('class', 'viz-rank-value');
          return row;
        })
        .order()
        .attr('role', ({ fold }) => (fold ? 'presentation' : 'option'))
        .attr('aria-selected', ({ from, fold }) => (fold ? null : from === options.selected))
        .attr('data-query', ({ from, fold }) => (!fold && from === data.query ? '' : null))
        .attr('data-masked', ({ weight }) => (Number.isNaN(weight) ? '' : null))
        .attr('data-fold', ({ fold }) => (fold ? '' : null))
        .on('click', (_, { from, fold }) => {
          if (!fold) options.onSelect?.(from);
        })
        .on('pointerenter', (_, { from }) => {
          highlight(from);
          options.onHover?.(from);
        })
        .on('pointerleave', () => {
          highlight(options.selected);
          options.onHover?.(null);
        });
      items
        .select('.viz-arc-title')
        .text(({ from, to, fold }) => (fold ? `${to - from + 1} more games` : data.titles[from]));
      items
        .select<HTMLElement>('.viz-rank-track i')
        .style('width', ({ weight }) => `${Number.isNaN(weight) ? 0 : (weight / strongest) * 100}%`);
      items
        .select('.viz-rank-value')
        .text(({ weight }) => (Number.isNaN(weight) ? 'masked' : number(weight)));
      highlight(options.selected);
      settle();
    },
  };
});
