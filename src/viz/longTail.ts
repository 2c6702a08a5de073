/** Games by number of players, most owned first: the head filled, the tail after it. */
import { format, type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3';
import { drawAxes } from './axis';
import { dodge, pathThrough, powersOfTen } from './chartLayout';
import { drawing } from './drawing';
import { moveIndex } from './keyboard';
import { elide, interfaceFont, measurer } from './text';

export interface LongTailData {
  titles: string[];
  /** Players of each game, from the most owned to the least. */
  counts: number[];
  /** How many of them are the head. */
  head: number;
}

export interface LongTailOptions {
  /** 'Games by number of players'. */
  label: string;
  logarithmic: boolean;
  height: number;
}

const margin = { top: 30, bottom: 26, left: 46, right: 12 };
/** Games named on the chart: the most owned. */
const NAMED = 3;
/** Places that Page Up and Page Down go. */
const PAGE = 25;

const whole = format(',');

export const describeGame = ({ titles, counts }: LongTailData, index: number): string =>
  `No. ${whole(index + 1)} · ${titles[index]} · ${whole(counts[index])} ${counts[index] === 1 ? 'player' : 'players'}`;

export const longTail = drawing<LongTailData, LongTailOptions>('chart viz-tail', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage');
  const svg = stage.append('svg').attr('role', 'img');
  const grid = svg.append('g').attr('class', 'viz-axis');
  const parts = svg.append('g');
  const curve = svg.append('path').attr('class', 'viz-curve');
  const divider = svg.append('g').attr('class', 'viz-tail-divider');
  const names = svg.append('g').attr('class', 'viz-tail-names');
  const cross = svg.append('line').attr('class', 'viz-chart-cross');
  const dot = svg.append('circle').attr('r', 4.5);
  const slider = stage
    .append('div')
    .attr('class', 'viz-chart-slider')
    .attr('role', 'slider')
    .attr('tabindex', 0);
  const readout = root
    .append('output')
    .attr('class', 'viz-readout viz-chart-readout')
    .attr('aria-live', 'off');
  let x: ScaleContinuousNumeric<number, number> = scaleLinear();
  let y: ScaleContinuousNumeric<number, number> = scaleLinear();
  let at: number | null = null;

  function show(to: number | null): void {
    at = to;
    const { data } = current;
    const hidden = to === null ? 'hidden' : null;
    const index = to ?? 0;
    cross
      .attr('visibility', hidden)
      .attr('x1', x(index + 1))
      .attr('x2', x(index + 1));
    dot
      .attr('visibility', hidden)
      .attr('cx', x(index + 1))
      .attr('cy', y(data.counts[index]));
    readout.text(to === null ? 'Point at the curve, or use the arrow keys.' : describeGame(data, to));
    slider.attr('aria-valuenow', index + 1).attr('aria-valuetext', describeGame(data, index));
  }
  const last = () => current.data.counts.length - 1;

  stage
    .on('pointermove pointerdown', (event: PointerEvent) => {
      const left = svg.node()?.getBoundingClientRect().left ?? 0;
      show(Math.min(last(), Math.max(0, Math.round(x.invert(event.clientX - left)) - 1)));
    })
    .on('pointerleave pointercancel', () => show(null));
  slider
    .on('keydown', (event: KeyboardEvent) => {
      const paged = { PageUp: -PAGE, PageDown: PAGE }[event.key];
      const to = paged
        ? Math.min(last(), Math.max(0, (at ?? 0) + paged))
        : moveIndex(event.key, at ?? -1, last() + 1);
      if (to === null) return;
      show(to);
      event.preventDefault();
      event.stopPropagation();
    })
    .on('blur', () => show(null));

  function render(width: number): void {
    const { data, options } = current;
    const { counts, titles, head } = data;
    const { height, logarithmic } = options;
    const right = width - margin.right;
    const bottom = height - margin.bottom;
    const games = counts.length;
    const scale = () => (logarithmic ? scaleLog() : scaleLinear());
    x = scale()
      .domain([1, Math.max(2, games)])
      .range([margin.left, right]);
    y = scale()
      .domain([logarithmic ? 1 : 0, counts[0]])
      .range([bottom, margin.top]);
    svg
      .attr('width', width)
      .attr('height', height)
      .attr(
        'aria-label',
        `${options.label}: from ${describeGame(data, 0)}, to ${describeGame(data, games - 1)}.`,
      );
    slider.attr('aria-label', options.label).attr('aria-valuemin', 1).attr('aria-valuemax', games);

    const edge = counts.map((count, index) => ({ x: x(index + 1), y: y(count) }));
    const ground = (points: typeof edge) =>
      points.length > 0 ? `${pathThrough(points)}V${bottom}H${points[0].x}Z` : '';
    parts
      .selectAll('path')
      .data([edge.slice(0, head + 1), edge.slice(head)])
      .join('path')
      .attr('class', (_, part) => (part === 0 ? 'viz-tail-head' : 'viz-tail-rest'))
      .attr('d', ground);
    curve.attr('d', pathThrough(edge));
    axes(bottom, right);
    drawDivider(x(Math.min(head + 0.5, games)), bottom, right);
    drawNames(titles.slice(0, logarithmic ? 1 : NAMED), right);
    cross.attr('y1', margin.top).attr('y2', bottom);
    show(at !== null && at < games ? at : null);
  }

  function axes(bottom: number, right: number): void {
    const { counts } = current.data;
    const { logarithmic } = current.options;
    const along = logarithmic
      ? powersOfTen(counts.length)
      : x.ticks(Math.max(2, (right - margin.left) / 90)).filter(Number.isInteger);
    drawAxes(grid, {
      left: margin.left,
      right,
      ticks: logarithmic ? [1, ...powersOfTen(counts[0])] : y.ticks(4),
      y,
      write: whole,
      below: [
        { x: margin.left, y: bottom + 19, anchor: 'start', text: 'game 1' },
        ...along
          .filter((tick) => x(tick) - margin.left > 70)
          .map((tick) => ({
            x: x(tick),
            y: bottom + 19,
            anchor: x(tick) > right - 16 ? 'end' : 'middle',
            text: whole(tick),
          })),
      ],
    });
  }

  /** Where the head ends; the words stand above the plot, on the side on which there is room. */
  function drawDivider(at: number, bottom: number, right: number): void {
    const words = `the ${whole(current.data.head)} most owned`;
    const beside = at + 8 + measurer(interfaceFont(12))(words) < right;
    divider
      .selectAll('line')
      .data([at])
      .join('line')
      .attr('x1', at)
      .attr('x2', at)
      .attr('y1', 2)
      .attr('y2', bottom);
    divider
      .selectAll('text')
      .data([words])
      .join('text')
      .attr('x', beside ? at + 7 : at - 7)
      .attr('y', 11)
      .attr('text-anchor', beside ? 'start' : 'end')
      .text(String);
  }

  function drawNames(titles: string[], right: number): void {
    // Powers of ten leave room above the curve, and even steps beside it.
    const rise = current.options.logarithmic ? 10 : 0;
    const wanted = titles.map((_, index) => y(current.data.counts[index]) - rise);
    const places = dodge(wanted, 17, margin.top - rise, Math.max(margin.top + 17 * titles.length, ...wanted));
    const measure = measurer(interfaceFont(12));
    names
      .selectAll('path')
      .data(titles)
      .join('path')
      .attr('class', 'viz-leader')
      .attr('d', (_, i) => `M${x(i + 1) + 4} ${wanted[i] + rise}L${x(i + 1) + 16} ${places[i]}`);
    names
      .selectAll('text')
      .data(titles)
      .join('text')
      .attr('x', (_, i) => x(i + 1) + 20)
      .attr('y', (_, i) => places[i])
      .attr('dy', '0.36em')
      .text((title, i) => elide(title, right - x(i + 1) - 20, measure));
  }

  return { render };
});
