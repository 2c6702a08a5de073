/** What was measured, as tables in Markdown. */

import { median } from '../measure/stats';
import { type Commanded, type Engine, engines, type Result, type Timing, worlds } from '../trial';
import { modelTitles } from './names';
import { epochFlops, heatsOf, peakOf, type Report, ratioOf, secondsPerEpoch } from './report';

type Row = (string | number)[];

export const table = (columns: readonly string[], rows: readonly Row[]): string =>
  [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** To so many figures that differences of a few per cent show. */
export const figures = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export const backendTitles = { webgpu: 'WebGPU', wasm: 'WASM' };

const placeOf = ({ world, trial }: Result): Row => [
  `V ${worlds[world].games.toLocaleString('en')}, L ${worlds[world].maxLength}`,
  modelTitles[trial.model],
  backendTitles[trial.backend],
];

const place = ['data', 'model', 'on'];

/** What several heats have in common. */
export const headingOf = (result: Result): string => {
  const [data, , on] = placeOf(result);
  return `${data}, ${on}`;
};

/** Seconds for an epoch, and how many times as long the rivals take. */
export function epochTable({ results }: Report): string {
  const rivals = (Object.keys(engines) as Engine[]).filter((engine) =>
    results.some(({ trial }) => trial.engine === engine),
  );
  const cell = (heat: readonly Result[], engine: Engine): string => {
    const result = heat.find(({ trial }) => trial.engine === engine);
    if (!result) return '';
    if (result.error || !result.timing) return `– (${result.error})`;
    const ratio = engine === 'nextplay' ? null : ratioOf(heat, engine);
    const rough = result.timing.rounds.length === 1 ? '≈ ' : '';
    const seconds = `${rough}${figures(secondsPerEpoch(result.timing))} s`;
    return ratio === null ? seconds : `${seconds}, **${figures(ratio)} ×**`;
  };
  return table(
    [...place, ...rivals.map((engine) => engines[engine])],
    heatsOf(results).map((heat) => [...placeOf(heat[0]), ...rivals.map((engine) => cell(heat, engine))]),
  );
}

/** What a step of ours and of plain tfjs asks of the device, and what share of it is used. */
export function deviceTable(report: Report): string {
  const rows = heatsOf(report.results).flatMap((heat): Row[] => {
    const timingOf = (engine: Engine) => heat.find(({ trial }) => trial.engine === engine)?.timing;
    const own = timingOf('nextplay');
    if (!own?.rounds.length) return [];
    const [{ trial }] = heat;
    const gflops = epochFlops(trial) / secondsPerEpoch(own) / 1e9;
    const both = (of: (timing: Timing) => string | null) =>
      (['nextplay', 'tfjs-packed', 'jax-js'] as const)
        .map((engine) => timingOf(engine))
        .map((timing) => (timing?.rounds.length ? (of(timing) ?? '–') : '–'))
        .join(' / ');
    return [
      [
        ...placeOf(heat[0]),
        both(({ dispatches }) => dispatches?.toString() ?? null),
        both(({ bytesMoved }) => (bytesMoved === null ? null : figures(bytesMoved / 2 ** 20))),
        figures(gflops),
        `${((100 * gflops) / peakOf(report, trial.backend)).toFixed(0)} %`,
        both(({ rounds }) => {
          const bytes = rounds.at(-1)?.peakBytes;
          return bytes ? (bytes / 2 ** 20).toFixed(0) : null;
        }),
      ],
    ];
  });
  return table(
    [...place, 'dispatches a step', 'MB moved a step', 'our GFLOP/s', 'of the peak', 'MB held at most'],
    rows,
  );
}

/** Milliseconds in which the commands of a step are given, and how many times as long the rivals take. */
export function commandTable(commands: readonly Commanded[]): string {
  const models = [...new Set(commands.map(({ model }) => model))];
  const used = (Object.keys(engines) as Engine[]).filter((name) =>
    commands.some(({ engine }) => engine === name),
  );
  const cell = (model: Commanded['model'], engine: Engine): string => {
    const found = commands.find((one) => one.model === model && one.engine === engine);
    if (!found) return '';
    if (found.error) return `– (${found.error})`;
    const ratio = engine === 'nextplay' ? null : commandRatio(commands, model, engine);
    const said = `${figures(1000 * median(found.rounds))} ms for ${found.dispatches}`;
    return ratio === null ? said : `${said}, **${figures(ratio)} ×**`;
  };
  return table(
    ['model', ...used.map((engine) => engines[engine])],
    models.map((model) => [modelTitles[model], ...used.map((engine) => cell(model, engine))]),
  );
}

/** How many times as long an engine takes as ours; null where either was not measured. */
export function commandRatio(
  commands: readonly Commanded[],
  model: Commanded['model'],
  engine: Engine,
): number | null {
  const [own, theirs] = (['nextplay', engine] as const).map((name) =>
    commands.find((one) => one.model === model && one.engine === name),
  );
  return own?.rounds.length && theirs?.rounds.length ? median(theirs.rounds) / median(own.rounds) : null;
}

/** The largest difference between the last loss of an engine and ours, in per cent. */
export function lossSpread(results: readonly Result[]): number {
  const spreads = heatsOf(results).flatMap((heat) => {
    const last = ({ timing }: Result) => timing?.rounds.at(-1)?.loss;
    const own = heat.find(({ trial }) => trial.engine === 'nextplay');
    const ours = own && last(own);
    if (!ours) return [];
    return heat.flatMap((result) => {
      const loss = last(result);
      return typeof loss !== 'number' ? [] : [(100 * Math.abs(loss - ours)) / ours];
    });
  });
  return Math.max(0, ...spreads);
}
