/** How long a reader waits for an edit: every one of them a dot, with the median, the 95th percentile and the aims. */
import { scaleLinear } from 'd3';
import { median, quantile } from '../measure/stats';
import { modelTitles } from './names';
import type { Report } from './report';
import { colours, element, label, line, modelColours, picture } from './svg';

const WIDTH = 760;
const LEFT = 190;
const ROW = 34;
const TOP = 50;
/** Milliseconds: for the median, and for the 95th percentile. */
export const aims = { median: 50, p95: 100 };
export const places = { worker: 'in the worker', page: 'click to ranking' };

export function editPlot({ edits }: Report): string {
  const longest = Math.max(aims.p95, ...edits.map(({ times }) => quantile(times, 0.95))) * 1.15;
  const x = scaleLinear([0, longest], [LEFT, WIDTH - 24]).clamp(true);
  const bottom = TOP + ROW * edits.length;
  const rows = edits.flatMap(({ model, place, times }, i) => {
    const y = TOP + ROW * (i + 0.5);
    const tick = (value: number, height: number) =>
      line(x(value), y - height, x(value), y + height, { stroke: colours.ink, 'stroke-width': 2 });
    return [
      label(16, y + 4, `${modelTitles[model]}, ${places[place]}`),
      ...times.map((time) =>
        element('circle', { cx: x(time), cy: y, r: 3.5, fill: modelColours[model], 'fill-opacity': 0.3 }),
      ),
      tick(median(times), 11),
      tick(quantile(times, 0.95), 6),
    ];
  });
  const guides = Object.entries(aims).flatMap(([name, at]) => [
    line(x(at), TOP - 10, x(at), bottom, { stroke: colours.aim, 'stroke-dasharray': '3 3' }),
    label(x(at), TOP - 16, `aim, ${name === 'p95' ? '95th percentile' : name}: ${at} ms`, {
      fill: colours.aim,
      'text-anchor': 'middle',
      'font-size': 11,
    }),
  ]);
  const numbers = x.ticks(6).map((tick) =>
    label(x(tick), bottom + 18, `${tick} ms`, {
      fill: colours.soft,
      'text-anchor': 'middle',
      'font-size': 11,
    }),
  );
  return picture(WIDTH, bottom + 32, 'Milliseconds from an edit to the new ranking', [
    ...guides,
    ...rows,
    ...numbers,
  ]);
}
