/** How many have how much: a bar for each number, and a threshold that some of them do not reach. */
import { format, max, range, scaleBand, scaleLinear } from 'd3';
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
      const x = scaleBand<number>()
        .domain(range(1, reach + 1))
        .range([margin.left, width])
        .paddingInner(0.18);
      const y = scaleLinear()
        .domain([0, Math.max(1, options.limit)])
        .range([bottom, margin.top])
        .nice(4);
      const left = (d: number) => x(d) ?? margin.left;
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
        .attr('width', x.bandwidth())
        .attr('y', (d) => y(data.bars[d]))
        .attr('height', (d) => bottom - y(data.bars[d]))
        .selectAll('title')
        .data((d) => [`${d}${d === reach ? ' or more' : ''} ${unit}: ${whole(data.bars[d])}`])
        .join('title')
        .text(String);
      const at = left(data.threshold) - (x.step() - x.bandwidth()) / 2;
      rule.attr('x1', at).attr('x2', at).attr('y1', 2).attr('y2', bottom);
      sign.attr('x', at + 5).text(`k = ${data.threshold}`);
      drawAxes(y.ticks(3), y, reach, left, x.bandwidth(), bottom, width);
    },
  };

  function drawAxes(
    ticks: number[],
    y: (value: number) => number,
    reach: number,
    left: (d: number) => number,
    band: number,
    bottom: number,
    width: number,
  ): void {
    grid
      .selectAll('line')
      .data(ticks)
      .join('line')
      .attr('x1', margin.left)
      .attr('x2', width)
      .attr('y1', y)
      .attr('y2', y);
    const every = Math.max(1, Math.ceil(((reach + 1) * 34) / (width - margin.left)));
    const along = range(1, reach).filter((d) => d === 1 || (d % every === 0 && left(reach) - left(d) > 34));
    const texts = [
      ...ticks.map((tick) => ({ x: margin.left - 8, y: y(tick) + 4, anchor: 'end', text: whole(tick) })),
      ...along.map((d) => ({ x: left(d) + band / 2, y: bottom + 17, anchor: 'middle', text: String(d) })),
      { x: width, y: bottom + 17, anchor: 'end', text: `${reach}+` },
    ];
    grid
      .selectAll('text')
      .data(texts)
      .join('text')
      .attr('x', (text) => text.x)
      .attr('y', (text) => text.y)
      .attr('text-anchor', (text) => text.anchor)
      .text(({ text }) => text);
  }
});

const mostCommon = (bars: number[]): number => bars.indexOf(max(bars) ?? 0);
