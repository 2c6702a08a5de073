/** How many have how much: a bar for each number, and a threshold that some of them do not reach. */
import { format, max, range, scaleLinear } from 'd3';
import { drawAxes } from './axis';
import { drawing } from './drawing';

export interface HistogramData {
  /** `[d]`: how many have d; the last holds all that have as many or more. */
  bars: number[];
  /** Bars below it are marked: they do not stay. */
  threshold: number;
}

export interface HistogramOptions {
  /** 'Players by number of games'. */
  label: string;
  /** 'games': what is counted along the axis. */
  unit: string;
  /** The highest bar there is room for, so that the axis stays while bars shrink. */
  limit: number;
  height: number;
}

const margin = { top: 18, bottom: 24, left: 40 };
const whole = format(',');

export const belowThreshold = ({ bars, threshold }: HistogramData): number =>
  bars.slice(1, threshold).reduce((sum, n) => sum + n, 0);

export const histogram = drawing<HistogramData, HistogramOptions>('histogram', (root, current) => {
  const svg = root.append('svg').attr('role', 'img');
  const grid = svg.append('g').attr('class', 'viz-axis');
  const bars = svg.append('g');
  const rule = svg.append('line').attr('class', 'viz-threshold');
  const sign = svg.append('text').attr('class', 'viz-number').attr('y', 10);
  return {
    render(width) {
      const { data, options } = current;
      const { height, label, unit } = options;
      const bottom = height - margin.bottom;
      const reach = data.bars.length - 1;
      const step = (width - margin.left) / reach;
      const left = (d: number) => margin.left + (d - 1) * step;
      const y = scaleLinear()
        .domain([0, Math.max(1, options.limit)])
        .range([bottom, margin.top])
        .nice(4);
      const below = belowThreshold(data);
      svg
        .attr('width', width)
        .attr('height', height)
        .attr(
          'aria-label',
          `${label}: ${whole(below)} below ${data.threshold}, most with ${mostCommon(data.bars)}.`,
        );
      bars
        .selectAll('rect')
        .data(range(1, reach + 1))
        .join('rect')
        .attr('class', (d) => (d < data.threshold ? 'viz-bar viz-falling' : 'viz-bar'))
        .attr('x', left)
        .attr('width', step * 0.84)
        .attr('y', (d) => y(data.bars[d]))
        .attr('height', (d) => bottom - y(data.bars[d]))
        .selectAll('title')
        .data((d) => [`${d}${d === reach ? ' or more' : ''} ${unit}: ${whole(data.bars[d])}`])
        .join('title')
        .text(String);
      const at = left(data.threshold) - step * 0.08;
      rule.attr('x1', at).attr('x2', at).attr('y1', 2).attr('y2', bottom);
      sign.attr('x', at + 5).text(`k = ${data.threshold}`);
      const every = Math.max(1, Math.ceil(((reach + 1) * 34) / (width - margin.left)));
      const along = range(1, reach).filter((d) => d === 1 || (d % every === 0 && left(reach) - left(d) > 34));
      drawAxes(grid, {
        left: margin.left,
        right: width,
        ticks: y.ticks(3),
        y,
        write: whole,
        below: [
          ...along.map((d) => ({
            x: left(d) + step * 0.42,
            y: bottom + 17,
            anchor: 'middle',
            text: String(d),
          })),
          { x: width, y: bottom + 17, anchor: 'end', text: `${reach}+` },
        ],
      });
    },
  };
});

const mostCommon = (bars: number[]): number => bars.indexOf(max(bars) ?? 0);
