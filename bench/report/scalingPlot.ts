/** How the time of a step grows with L, V and d, both scales logarithmic: a power law is a straight line. */
import { line as path, scaleLog } from 'd3';
import { neuralModels } from '../../src/models/config';
import { powerLaw } from '../measure/fit';
import { modelTitles } from './names';
import type { Report, Scaled } from './report';
import { colours, element, label, line, modelColours, picture } from './svg';

const PANEL = 270;
const HEIGHT = 320;
const TOP = 70;
/** Room for a name and its exponent, to the right of a panel. */
const NAMES = 92;
const titles = { L: 'L, games of a history', V: 'V, games of the catalogue', d: 'd, width' } as const;

/** The points of one model along one axis, with the exponent that fits them. */
export function growthOf(scaling: readonly Scaled[], model: Scaled['model'], of: Scaled['of']) {
  const points = scaling
    .filter((scaled) => scaled.model === model && scaled.of === of)
    .map(({ size, secondsPerStep }) => ({ x: size, y: secondsPerStep }));
  return { points, exponent: powerLaw(points).exponent };
}

export function scalingPlot({ scaling }: Report): string {
  const times = scaling.map(({ secondsPerStep }) => 1000 * secondsPerStep);
  const y = scaleLog([Math.min(...times) / 1.2, Math.max(...times) * 1.2], [HEIGHT - 40, TOP]).nice();
  const panels = (['L', 'V', 'd'] as const).flatMap((of, i) => panel(scaling, of, 40 + i * PANEL, y));
  return picture(40 + 3 * PANEL, HEIGHT, 'Milliseconds of a training step against L, V and d', [
    label(12, 22, 'Milliseconds a step, on WASM', { fill: colours.soft }),
    ...panels,
  ]);
}

function panel(
  scaling: readonly Scaled[],
  of: Scaled['of'],
  left: number,
  y: ReturnType<typeof scaleLog<number, number>>,
): string[] {
  const sizes = [...new Set(scaling.filter((scaled) => scaled.of === of).map(({ size }) => size))];
  const x = scaleLog([Math.min(...sizes), Math.max(...sizes)], [left + 16, left + PANEL - NAMES]);
  const draw = path<{ x: number; y: number }>(
    (p) => x(p.x),
    (p) => y(1000 * p.y),
  );
  const ends = spread(
    neuralModels
      .filter((model) => scaling.some((scaled) => scaled.model === model))
      .map((model) => ({ model, ...growthOf(scaling, model, of) }))
      .map((growth) => ({ ...growth, at: y(1000 * growth.points[growth.points.length - 1].y) })),
  );
  return [
    label(left + 16, TOP - 26, titles[of], { 'font-weight': 600 }),
    ...y
      .ticks(4)
      .flatMap((tick) => [
        line(left + 16, y(tick), left + PANEL - NAMES, y(tick)),
        ...(of === 'L' && Math.log10(tick) % 1 === 0
          ? [label(left + 10, y(tick) + 4, `${tick}`, { 'text-anchor': 'end', fill: colours.soft })]
          : []),
      ]),
    ...sizes.map((size) =>
      label(x(size), HEIGHT - 20, size.toLocaleString('en'), {
        'text-anchor': 'middle',
        fill: colours.soft,
        'font-size': 11,
      }),
    ),
    ...ends.flatMap(({ model, points, exponent, label: at }) => [
      element('path', {
        d: draw(points) ?? '',
        fill: 'none',
        stroke: modelColours[model],
        'stroke-width': 2,
      }),
      ...points.map((p) =>
        element('circle', { cx: x(p.x), cy: y(1000 * p.y), r: 3, fill: modelColours[model] }),
      ),
      label(left + PANEL - NAMES + 8, at + 4, `${modelTitles[model]} ${exponent.toFixed(2)}`, {
        fill: modelColours[model],
        'font-size': 10.5,
      }),
    ]),
  ];
}

/** Labels at the ends of lines, moved apart where they would lie on each other. */
function spread<T extends { at: number }>(ends: T[]): (T & { label: number })[] {
  let last = Number.NEGATIVE_INFINITY;
  return ends
    .sort((a, b) => a.at - b.at)
    .map((end) => {
      last = Math.max(end.at, last + 14);
      return { ...end, label: last };
    });
}
