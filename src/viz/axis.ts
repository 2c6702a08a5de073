/** What the axes of all charts have in common: hairlines across, numbers beside them and texts below. */
import type { Selection } from 'd3';

type Group = Selection<SVGGElement, unknown, null, undefined>;

export interface AxisText {
  x: number;
  y: number;
  anchor: string;
  text: string;
}

export interface Axes {
  left: number;
  right: number;
  /** The values that have a hairline, and how they are placed and written. */
  ticks: number[];
  y(tick: number): number;
  write(tick: number): string;
  below: AxisText[];
}

export function drawAxes(group: Group, { left, right, ticks, y, write, below }: Axes): void {
  const beside = ticks.map((tick) => ({ x: left - 8, y: y(tick) + 4, anchor: 'end', text: write(tick) }));
  group
    .selectAll('line')
    .data(ticks)
    .join('line')
    .attr('x1', left)
    .attr('x2', right)
    .attr('y1', y)
    .attr('y2', y);
  group
    .selectAll('text')
    .data([...beside, ...below])
    .join('text')
    .attr('x', (label) => label.x)
    .attr('y', (label) => label.y)
    .attr('text-anchor', (label) => label.anchor)
    .text((label) => label.text);
}
