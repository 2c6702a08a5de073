/** Curves of a training run over its steps, with baselines to be beaten as dashed lines. */
import { format, max, type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3';
import { drawAxes } from './axis';
import {
  type LineChartData,
  type LineChartOptions,
  lastOf,
  lineChartSummary,
  measuredAt,
  named,
  readAt,
} from './chartData';
import { dodge, extentOf, nearest, pathThrough, powersOfTen, segments, valueWhere } from './chartLayout';
import { drawing } from './drawing';
import { moveIndex } from './keyboard';
import { elide, interfaceFont, measurer } from './text';

const margin = { top: 12, bottom: 24, left: 40 };
const labelGap = 15;

/** 10⁴ */
const power = (tick: number): string =>
  `10${[...String(Math.round(Math.log10(tick)))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;

/** Powers of a hundred and the like: hairlines at each ten would be too many. */
const everySecond = (ticks: number[]): number[] => ticks.filter((_, index) => index % 2 === 1);

export const lineChart = drawing<LineChartData, LineChartOptions>('chart', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage');
  const svg = stage.append('svg').attr('role', 'img');
  const grid = svg.append('g').attr('class', 'viz-axis');
  const dashed = svg.append('g');
  const marker = svg.append('line').attr('class', 'viz-chart-marker');
  const cross = svg.append('line').attr('class', 'viz-chart-cross').attr('visibility', 'hidden');
  const curves = svg.append('g');
  const dots = svg.append('g');
  const ends = svg.append('g');
  const empty = stage.append('p').attr('class', 'viz-empty').attr('aria-hidden', 'true');
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

  /** The crosshair, the dots on the curves and the values, at a measured x; without one, at the marker. */
  function show(to: number | null): void {
    const { data, options } = current;
    at = to;
    const shown = to ?? options.marker ?? null;
    cross
      .attr('visibility', to === null ? 'hidden' : null)
      .attr('x1', x(to ?? x.domain()[0]))
      .attr('x2', x(to ?? x.domain()[0]));
    const on = named(data).flatMap((series) => {
      const value = shown === null ? null : valueWhere(series.points, shown);
      const last = lastOf(series);
      const at = value === null ? [] : [{ hue: series.hue, x: shown ?? 0, y: value }];
      return last ? [{ hue: series.hue, ...last }, ...at] : at;
    });
    dots
      .selectAll('circle')
      .data(on)
      .join('circle')
      .attr('r', 4)
      .attr('cx', (dot) => x(dot.x))
      .attr('cy', (dot) => y(dot.y))
      .style('fill', ({ hue }) => hue);
    readout.text(shown === null ? '' : readAt(data, options, shown));
    slider.attr('aria-valuetext', shown === null ? options.empty : readAt(data, options, shown));
  }
  function point(to: number | null): void {
    show(to);
    current.options.onHover?.(to);
  }

  const under = (event: PointerEvent | MouseEvent): number | null => {
    const left = svg.node()?.getBoundingClientRect().left ?? 0;
    return nearest(measuredAt(current.data), x.invert(event.clientX - left));
  };
  stage
    .on('pointermove pointerdown', (event: PointerEvent) => point(under(event)))
    .on('pointerleave pointercancel', () => point(null))
    .on('click', (event: MouseEvent) => {
      const to = under(event);
      if (to !== null) current.options.onSelect?.(to);
    });
  slider
    .on('keydown', (event: KeyboardEvent) => {
      const all = measuredAt(current.data);
      const next = moveIndex(event.key, all.indexOf(at ?? all[all.length - 1]), all.length);
      if (next !== null) point(all[next]);
      else if (event.key === 'Enter' && at !== null) current.options.onSelect?.(at);
      else return;
      event.preventDefault();
      event.stopPropagation();
    })
    .on('blur', () => point(null));

  function render(width: number): void {
    const { data, options } = current;
    const height = options.height ?? 190;
    const measure = measurer(interfaceFont(12));
    const names = [...data.baselines, ...named(data)].map(({ name }) => name);
    const right = width - Math.min(max(names, measure) ?? 0, width * 0.3) - 14;
    const measured = measuredAt(data);
    const values = data.series.flatMap(({ points }) => points.flatMap((p) => (p.y === null ? [] : [p.y])));
    const [low, high] = extentOf([...values, ...data.baselines.map(({ value }) => value)], options.fromZero);
    const from = options.logarithmic ? 1 : 0;
    const to = Math.max(options.xMax ?? 0, measured.at(-1) ?? 0) || from + 1;
    x = (options.logarithmic ? scaleLog() : scaleLinear()).domain([from, to]).range([margin.left, right]);
    const top = Math.max(high, options.yMax ?? high);
    const range = [height - margin.bottom, margin.top];
    y = options.yLogarithmic
      ? scaleLog().domain([1, top]).range(range).nice()
      : scaleLinear().domain([low, top]).range(range).nice(8);
    svg.attr('width', width).attr('height', height).attr('aria-label', lineChartSummary(data, options));

    axes(height, right);
    dashed
      .selectAll('line')
      .data(data.baselines)
      .join('line')
      .attr('class', 'viz-baseline')
      .attr('x1', margin.left)
      .attr('x2', right)
      .attr('y1', ({ value }) => y(value))
      .attr('y2', ({ value }) => y(value));
    const path = (points: { x: number; y: number }[]) =>
      pathThrough(points.map((p) => ({ x: x(p.x), y: y(p.y) })));
    curves
      .selectAll('path')
      .data(data.series)
      .join('path')
      .attr('class', ({ recorded, dashed, aside }) =>
        [
          'viz-curve',
          recorded && 'viz-curve-recorded',
          dashed && 'viz-curve-dashed',
          aside && 'viz-curve-aside',
        ]
          .filter(Boolean)
          .join(' '),
      )
      .style('stroke', ({ hue }) => hue)
      .attr('d', ({ points }) => segments(points).map(path).join(''));
    drawEnds(height, right, width);
    empty
      .attr('hidden', values.length === 0 ? null : '')
      .style('left', `${margin.left}px`)
      .style('width', `${right - margin.left}px`)
      .style('bottom', `${margin.bottom + 8}px`)
      .text(options.empty);
    marker
      .attr('visibility', options.marker == null ? 'hidden' : null)
      .attr('x1', x(options.marker ?? from))
      .attr('x2', x(options.marker ?? from))
      .attr('y1', margin.top)
      .attr('y2', height - margin.bottom);
    cross.attr('y1', margin.top).attr('y2', height - margin.bottom);
    slider
      .attr('aria-label', options.label)
      .attr('aria-valuemin', 0)
      .attr('aria-valuemax', Math.max(0, measured.length - 1))
      .attr('aria-valuenow', Math.max(0, measured.indexOf(at ?? measured.at(-1) ?? 0)));
    show(at !== null && measured.includes(at) ? at : null);
  }

  function axes(height: number, right: number): void {
    const [from, to] = x.domain();
    const ticks = current.options.logarithmic
      ? powersOfTen(to)
      : x.ticks(Math.max(2, Math.floor((right - margin.left) / 64)));
    const vertical = ticks.filter((tick) => Number.isInteger(tick) && x(tick) - margin.left > 66);
    drawAxes(grid, {
      left: margin.left,
      right,
      ticks: current.options.yLogarithmic ? everySecond(powersOfTen(y.domain()[1])) : y.ticks(4),
      y,
      write: current.options.yLogarithmic ? power : y.tickFormat(4),
      below: [
        { x: margin.left, y: height - 6, anchor: 'start', text: `${current.options.xName} ${from}` },
        ...vertical.map((tick) => ({
          x: x(tick),
          y: height - 6,
          anchor: x(tick) > right - 14 ? 'end' : 'middle',
          text: current.options.yLogarithmic ? power(tick) : format(',')(tick),
        })),
      ],
    });
  }

  /** The names of curves and baselines at the right end, moved apart, each with a hairline to its value. */
  function drawEnds(height: number, right: number, width: number): void {
    const { baselines } = current.data;
    const labels = [
      ...baselines.map(({ name, value }) => ({ name, from: y(value), hue: null as string | null })),
      ...named(current.data).flatMap((curve) => {
        const last = lastOf(curve);
        return last ? [{ name: curve.name, from: y(last.y), hue: curve.hue }] : [];
      }),
    ];
    const places = dodge(
      labels.map(({ from }) => from),
      labelGap,
      margin.top,
      height - margin.bottom,
    );
    const measure = measurer(interfaceFont(12));
    const placed = labels.map((label, index) => ({ ...label, to: places[index] }));
    ends
      .selectAll('path')
      .data(placed)
      .join('path')
      .attr('class', 'viz-leader')
      .attr('d', ({ from, to }) => `M${right} ${from}L${right + 9} ${to}`);
    ends
      .selectAll('text')
      .data(placed)
      .join('text')
      .attr('x', right + 12)
      .attr('y', ({ to }) => to)
      .attr('dy', '0.36em')
      .attr('class', ({ hue }) => (hue ? 'viz-curve-name' : null))
      .style('fill', ({ hue }) => hue)
      .text(({ name }) => elide(name, width - right - 12, measure));
  }

  return { render };
});
