/** One unit of a GRU through one event, on the number line: what is kept of the old, what is written of the new. */
import { scaleLinear } from 'd3';
import { drawing } from './drawing';
import { number, short } from './text';

/** Parts still to be computed are not-a-number, and so is what follows from them: those are not drawn. */
export interface UnitFlow {
  unit: number;
  /** hₜ₋₁ */
  previous: number;
  /** z: the share of the old that is kept. */
  update: number;
  /** n: what would be written. */
  candidate: number;
}

export interface UnitFlowOptions {
  label: string;
  /** How far the line reaches on both sides of zero. */
  limit: number;
}

/** z · hₜ₋₁ */
export const kept = ({ update, previous }: UnitFlow): number => update * previous;
/** (1 − z) · n */
export const written = ({ update, candidate }: UnitFlow): number => (1 - update) * candidate;
/** hₜ */
export const renewed = (flow: UnitFlow): number => kept(flow) + written(flow);

export interface Lane {
  name: string;
  sum: string;
  /** The value before the gate, drawn as an outline; null where there is none. */
  outline: number | null;
  /** Filled bars from one value to another, in the colour of the sign of `value`. */
  bars: { from: number; to: number }[];
  /** A mark on the line; not-a-number while it is still to be computed. */
  mark: number;
}

/** 'z · hₜ₋₁ = 0.421 × 0.188 = 0.079', or its left side alone while the value is still to come. */
const sumOf = (name: string, working: string, value: number): string =>
  Number.isNaN(value) ? name : `${name} = ${working} = ${number(value)}`;

export function lanesOf(flow: UnitFlow): Lane[] {
  const keep = kept(flow);
  const write = written(flow);
  const { update, previous, candidate } = flow;
  return [
    {
      name: 'keep',
      sum: sumOf('z · hₜ₋₁', `${number(update)} × ${number(previous)}`, keep),
      outline: previous,
      bars: [{ from: 0, to: keep }],
      mark: keep,
    },
    {
      name: 'write',
      sum: sumOf('(1 − z) · n', `${number(1 - update)} × ${number(candidate)}`, write),
      outline: candidate,
      bars: [{ from: 0, to: write }],
      mark: write,
    },
    {
      name: 'new',
      sum: sumOf('hₜ', `${number(keep)} ${write < 0 ? '−' : '+'} ${number(Math.abs(write))}`, keep + write),
      outline: null,
      bars: [
        { from: 0, to: keep },
        { from: keep, to: keep + write },
      ],
      mark: keep + write,
    },
  ];
}

const lane = 40;
const bar = 12;

export const unitFlow = drawing<UnitFlow, UnitFlowOptions>('unit', (root, current) => {
  const svg = root.append('svg').attr('role', 'img');
  const axis = svg.append('g').attr('class', 'viz-axis');
  const lanes = svg.append('g');

  function render(width: number): void {
    const all = lanesOf(current.data);
    const height = all.length * lane + 20;
    const { limit } = current.options;
    const x = scaleLinear([-limit, limit], [10, width - 10]);
    const ticks = [-1, -0.5, 0, 0.5, 1].map((share) => share * limit);
    svg
      .attr('width', width)
      .attr('height', height)
      .attr('aria-label', `${current.options.label}: ${all.map(({ sum }) => sum).join('; ')}.`);
    axis
      .selectAll('line')
      .data(ticks)
      .join('line')
      .attr('class', (tick) => (tick === 0 ? 'viz-zero' : null))
      .attr('x1', (tick) => x(tick))
      .attr('x2', (tick) => x(tick))
      .attr('y1', 20)
      .attr('y2', height - 20);
    axis
      .selectAll('text')
      .data(ticks)
      .join('text')
      .attr('x', (tick) => x(tick))
      .attr('y', height - 5)
      .attr('text-anchor', 'middle')
      .text((tick) => short(tick));

    const groups = lanes
      .selectAll<SVGGElement, Lane>('g.viz-lane')
      .data(all)
      .join((entering) => {
        const group = entering.append('g').attr('class', 'viz-lane');
        const text = group.append('text').attr('y', 14);
        text.append('tspan').attr('class', 'viz-now');
        text.append('tspan').attr('class', 'viz-number').attr('dx', 8);
        group.append('rect').attr('class', 'viz-unit-outline');
        group.append('g').attr('class', 'viz-unit-bars');
        group.append('line').attr('class', 'viz-unit-mark');
        return group;
      })
      .attr('transform', (_, index) => `translate(0 ${index * lane})`);
    groups.select('.viz-now').text(({ name }) => name);
    groups.select('.viz-number').text(({ sum }) => sum);
    groups
      .select('.viz-unit-outline')
      .attr('visibility', ({ outline }) => (outline ? null : 'hidden'))
      .attr('x', ({ outline }) => x(Math.min(0, outline || 0)))
      .attr('y', 21)
      .attr('width', ({ outline }) => Math.abs(x(outline || 0) - x(0)))
      .attr('height', bar);
    groups
      .select('.viz-unit-bars')
      .selectAll('rect')
      .data(({ bars, mark }) =>
        Number.isNaN(mark) ? [] : bars.map((part) => ({ ...part, of: bars.length })),
      )
      .join('rect')
      .attr('x', ({ from, to }) => x(Math.min(from, to)))
      .attr('y', ({ of }, index) => 21 + (index * bar) / of)
      .attr('width', ({ from, to }) => Math.abs(x(to) - x(from)))
      .attr('height', ({ of }) => bar / of)
      .style('fill', ({ from, to }) => (to < from ? 'var(--neg)' : 'var(--pos)'));
    groups
      .select('.viz-unit-mark')
      .attr('visibility', ({ mark }) => (Number.isNaN(mark) ? 'hidden' : null))
      .attr('x1', ({ mark }) => x(mark || 0))
      .attr('x2', ({ mark }) => x(mark || 0))
      .attr('y1', 18)
      .attr('y2', 36);
  }

  return { render };
});
