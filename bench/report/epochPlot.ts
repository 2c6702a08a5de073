/** Seconds for an epoch: a row for each model, a mark for each engine, on a scale of powers of ten. */
import { scaleLog } from 'd3';
import { type Engine, engines, type Result } from '../trial';
import { modelTitles } from './names';
import { heatsOf, type Report, secondsPerEpoch } from './report';
import { colours, element, label, line, picture } from './svg';
import { headingOf } from './table';

const marks: Record<Engine, { colour: string; hollow?: boolean }> = {
  nextplay: { colour: colours.ink },
  'tfjs-packed': { colour: '#2a6fb0' },
  'tfjs-padded': { colour: '#2a6fb0', hollow: true },
  'jax-js': { colour: '#d36b14' },
  pytorch: { colour: '#47732b' },
};

const WIDTH = 760;
const LEFT = 110;
const RIGHT = 30;
const ROW = 26;

export function epochPlot({ results }: Report): string {
  const heats = heatsOf(results);
  const seconds = results.flatMap(({ timing }) => (timing?.rounds.length ? [secondsPerEpoch(timing)] : []));
  const x = scaleLog([Math.min(...seconds) / 1.3, Math.max(...seconds) * 1.3], [LEFT, WIDTH - RIGHT]);
  const parts = legend();
  let y = 64;
  let heading = '';
  for (const heat of heats) {
    if (headingOf(heat[0]) !== heading) {
      heading = headingOf(heat[0]);
      y += 14;
      parts.push(label(16, y, heading, { 'font-weight': 600 }));
      y += ROW - 4;
    }
    parts.push(...row(heat, x, y));
    y += ROW;
  }
  const ticks = x.ticks().filter((tick) => /^[125]/.test(String(tick / 10 ** Math.floor(Math.log10(tick)))));
  const grid = ticks.map((tick) => line(x(tick), 52, x(tick), y - 8));
  const numbers = ticks.map((tick) =>
    label(x(tick), y + 10, `${tick.toLocaleString('en')} s`, { 'text-anchor': 'middle', fill: colours.soft }),
  );
  return picture(WIDTH, y + 26, 'Seconds for an epoch, by model and engine', [...grid, ...parts, ...numbers]);
}

function legend(): string[] {
  let x = 16;
  return (Object.keys(engines) as Engine[]).flatMap((engine) => {
    const place = x;
    x += 24 + 5.4 * engines[engine].length;
    return [mark(engine, place + 5, 25), label(place + 15, 29, engines[engine], { 'font-size': 11 })];
  });
}

function row(heat: readonly Result[], x: (seconds: number) => number, y: number): string[] {
  const places = heat.flatMap(({ trial, timing }) =>
    timing?.rounds.length ? [{ engine: trial.engine, at: x(secondsPerEpoch(timing)) }] : [],
  );
  const ends = places.map(({ at }) => at);
  return [
    label(28, y + 4, modelTitles[heat[0].trial.model]),
    line(Math.min(...ends), y, Math.max(...ends), y, { stroke: '#cfcabd' }),
    ...places.map(({ engine, at }) => mark(engine, at, y)),
  ];
}

const mark = (engine: Engine, cx: number, cy: number): string => {
  const { colour, hollow } = marks[engine];
  return element('circle', {
    cx,
    cy,
    r: 5,
    fill: hollow ? colours.ground : colour,
    stroke: colour,
    'stroke-width': 2,
  });
};
