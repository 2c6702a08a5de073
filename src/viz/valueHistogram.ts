/** How the values of a tensor are spread, in small: bars from its least to its largest, and one cell among them. */
import { max } from 'd3';
import { drawing } from './drawing';
import { number } from './text';
import { binOf, type Spread, spreadOf, valueBins } from './valueBins';

export interface ValueHistogramData {
  values: ArrayLike<number>;
  /** The value to mark; not-a-number for none. */
  marked: number;
}

export interface ValueHistogramOptions {
  /** 'Hidden state h' */
  label: string;
  height: number;
}

/** CSS pixels. */
const barWidth = 7;
const axis = 18;

export function spreadSummary({ min, max, mean, std, count, masked }: Spread): string {
  const hidden = masked > 0 ? `, and ${masked} masked` : '';
  return `${count} values${hidden}: from ${number(min)} to ${number(max)}, mean ${number(mean)}, standard deviation ${number(std)}`;
}

export const valueHistogram = drawing<ValueHistogramData, ValueHistogramOptions>(
  'values',
  (root, current) => {
    const svg = root.append('svg').attr('role', 'img');
    const base = svg.append('line').attr('class', 'viz-value-base');
    const zero = svg.append('line').attr('class', 'viz-value-zero');
    const bars = svg.append('g').attr('shape-rendering', 'crispEdges');
    const sign = svg.append('path').attr('class', 'viz-value-mark');
    const numbers = svg.append('g').attr('class', 'viz-axis');
    let drawn: { of: ArrayLike<number>; spread: Spread } | null = null;

    return {
      render(width) {
        const { data, options } = current;
        if (drawn?.of !== data.values) drawn = { of: data.values, spread: spreadOf(data.values) };
        const { spread } = drawn;
        const bins = valueBins(data.values, spread, Math.max(8, Math.min(40, Math.floor(width / barWidth))));
        const most = max(bins, ({ count }) => count) ?? 1;
        const bottom = options.height - axis;
        const top = 8;
        const range = spread.max - spread.min;
        const x = (value: number): number => (range > 0 ? ((value - spread.min) / range) * width : width / 2);
        const step = width / Math.max(1, bins.length);
        const marked = binOf(bins, data.marked);
        const at = Number.isNaN(data.marked)
          ? ''
          : marked < 0
            ? '; the cell is masked'
            : `; the cell has ${number(data.marked)}`;
        svg
          .attr('width', width)
          .attr('height', options.height)
          .attr('aria-label', `${options.label}, ${spreadSummary(spread)}${at}.`);
        base.attr('x2', width).attr('y1', bottom).attr('y2', bottom);
        bars
          .selectAll('rect')
          .data(bins)
          .join('rect')
          .attr('class', (_, i) => (i === marked ? 'viz-value-bar viz-on' : 'viz-value-bar'))
          .attr('x', (_, i) => i * step)
          .attr('width', Math.max(1, step - 1))
          // A bin that holds one value among thousands is still to be seen.
          .attr('y', ({ count }) => bottom - heightOf(count))
          .attr('height', ({ count }) => heightOf(count));
        function heightOf(count: number): number {
          return count === 0 ? 0 : Math.max(1, (count / most) * (bottom - top));
        }
        const inside = spread.min < 0 && spread.max > 0;
        zero
          .attr('visibility', inside ? null : 'hidden')
          .attr('x1', x(0))
          .attr('x2', x(0))
          .attr('y1', top)
          .attr('y2', bottom + 4);
        sign.attr('d', marked < 0 ? null : `M${x(data.marked)} ${top - 8}V${bottom + 5}`);
        numbers
          .selectAll('text')
          .data(inside ? [x(0)] : [])
          .join('text')
          .attr('x', (at) => at)
          .attr('y', options.height - 3)
          .attr('text-anchor', 'middle')
          .text('0');
      },
    };
  },
);
