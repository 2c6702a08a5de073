/** Is it right as often as it says? A dot for each bin of predictions, with its interval, and below it how many fell there. */
import { format, max, minIndex, scaleLinear } from 'd3';
import { drawAxes } from './axis';
import { drawing } from './drawing';
import { moveIndex } from './keyboard';

export interface ReliabilityBin {
  from: number;
  to: number;
  count: number;
  /** Mean of what was predicted. */
  predicted: number;
  /** Share that came true, and its interval. */
  observed: number;
  low: number;
  high: number;
}

export interface ReliabilityOptions {
  /** 'How often SASRec’s first game is the one that came'. */
  label: string;
  hue: string;
  height: number;
}

const margin = { top: 20, bottom: 96, left: 52, right: 16 };
/** Of the bars below. */
const BARS = 34;

const tenths = format('.1~f');
const percent = (share: number): string => `${tenths(100 * share)} %`;
const whole = format(',');

export const describeBin = ({ from, to, count, predicted, observed, low, high }: ReliabilityBin): string =>
  `Said ${percent(from)} to ${percent(to)}, on average ${percent(predicted)}: right for ${percent(observed)} of ` +
  `${whole(count)} ${count === 1 ? 'player' : 'players'} (${percent(low)} to ${percent(high)})`;

/** Both axes end at a tenth beyond every dot and its interval; a bin may be wider, and its bar is cut off there. */
export const reachOf = (bins: readonly ReliabilityBin[]): number =>
  Math.min(1, Math.ceil(10 * (max(bins, ({ predicted, high }) => Math.max(predicted, high)) ?? 1)) / 10);

export const reliability = drawing<readonly ReliabilityBin[], ReliabilityOptions>(
  'reliability',
  (root, current) => {
    const stage = root.append('div').attr('class', 'viz-stage');
    const svg = stage.append('svg').attr('role', 'img');
    const grid = svg.append('g').attr('class', 'viz-axis');
    const diagonal = svg.append('line').attr('class', 'viz-baseline');
    const bars = svg.append('g');
    const counts = svg.append('g').attr('class', 'viz-number');
    const gaps = svg.append('g').attr('class', 'viz-reliability-gaps');
    const spans = svg.append('g').attr('class', 'viz-reliability-spans');
    const dots = svg.append('g');
    const words = svg.append('g');
    const slider = stage
      .append('div')
      .attr('class', 'viz-chart-slider')
      .attr('role', 'slider')
      .attr('tabindex', 0);
    const readout = root
      .append('output')
      .attr('class', 'viz-readout viz-chart-readout')
      .attr('aria-live', 'off');
    let x = scaleLinear();
    let at: number | null = null;

    function show(index: number | null): void {
      const { data } = current;
      at = index !== null && index < data.length ? index : null;
      dots.selectAll('circle').attr('r', (_, i) => (i === at ? 6.5 : 4.5));
      readout.text(at === null ? 'Point at a dot, or use the arrow keys.' : describeBin(data[at]));
      const spoken = data[at ?? 0];
      slider.attr('aria-valuenow', (at ?? 0) + 1).attr('aria-valuetext', spoken ? describeBin(spoken) : '');
    }
    stage
      .on('pointermove pointerdown', (event: PointerEvent) => {
        const to = x.invert(event.clientX - (svg.node()?.getBoundingClientRect().left ?? 0));
        show(minIndex(current.data, ({ predicted }) => Math.abs(predicted - to)));
      })
      .on('pointerleave pointercancel', () => show(null));
    slider
      .on('keydown', (event: KeyboardEvent) => {
        const to = moveIndex(event.key, at ?? -1, current.data.length);
        if (to === null) return;
        show(to);
        event.preventDefault();
        event.stopPropagation();
      })
      .on('blur', () => show(null));

    return {
      render(width) {
        const { data, options } = current;
        const { height, label, hue } = options;
        const right = width - margin.right;
        const bottom = height - margin.bottom;
        const reach = reachOf(data);
        x = scaleLinear([0, reach], [margin.left, right]);
        const y = scaleLinear([0, reach], [bottom, margin.top]);
        const tallest = scaleLinear([0, max(data, ({ count }) => count) ?? 1], [0, BARS]);
        const base = height - 22;
        root.style('--viz-hue', hue);
        svg.attr('width', width).attr('height', height).attr('aria-label', label);
        slider.attr('aria-label', label).attr('aria-valuemin', 1).attr('aria-valuemax', data.length);
        const ticks = x.ticks(Math.min(10, Math.max(2, (right - margin.left) / 64)));
        drawAxes(grid, {
          left: margin.left,
          right,
          ticks: y.ticks(5),
          y,
          write: percent,
          below: ticks.map((tick) => ({ x: x(tick), y: bottom + 16, anchor: 'middle', text: percent(tick) })),
        });
        diagonal.attr('x1', x(0)).attr('y1', y(0)).attr('x2', x(reach)).attr('y2', y(reach));
        words
          .selectAll('text')
          .data([
            { x: margin.left - 44, y: 10, anchor: 'start', text: 'came true' },
            {
              x: right,
              y: height - 4,
              anchor: 'end',
              text: 'what it said, and how many players it said it to',
            },
          ])
          .join('text')
          .attr('x', (word) => word.x)
          .attr('y', (word) => word.y)
          .attr('text-anchor', (word) => word.anchor)
          .text((word) => word.text);
        bars
          .selectAll('rect')
          .data(data)
          .join('rect')
          .attr('class', 'viz-bar')
          .attr('x', ({ from }) => x(from) + 1)
          .attr('width', ({ from, to }) => Math.max(1, x(Math.min(to, reach)) - x(from) - 2))
          .attr('y', ({ count }) => base - tallest(count))
          .attr('height', ({ count }) => tallest(count))
          .selectAll('title')
          .data(({ count }) => [whole(count)])
          .join('title')
          .text(String);
        counts
          .selectAll('text')
          .data(data)
          .join('text')
          .attr('x', ({ from, to }) => (x(from) + x(Math.min(to, reach))) / 2)
          .attr('y', ({ count }) => base - tallest(count) - 4)
          .attr('text-anchor', 'middle')
          .text(({ from, to, count }) => (x(to) - x(from) > 26 ? whole(count) : ''));
        gaps
          .selectAll('line')
          .data(data)
          .join('line')
          .attr('x1', ({ predicted }) => x(predicted))
          .attr('x2', ({ predicted }) => x(predicted))
          .attr('y1', ({ predicted }) => y(predicted))
          .attr('y2', ({ observed }) => y(observed));
        spans
          .selectAll('path')
          .data(data)
          .join('path')
          .attr('d', ({ predicted, low, high }) => `M${x(predicted)} ${y(low)}V${y(high)}`);
        dots
          .selectAll('circle')
          .data(data)
          .join('circle')
          .attr('class', 'viz-reliability-dot')
          .attr('cx', ({ predicted }) => x(predicted))
          .attr('cy', ({ observed }) => y(observed));
        show(at);
      },
    };
  },
);
