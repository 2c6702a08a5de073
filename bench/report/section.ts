/** The README's section on the benchmark, in words and tables. */
import { neuralModels } from '../../src/models/config';
import { EMULATED_BATCH } from '../measure/races';
import { median, quantile } from '../measure/stats';
import { backends, type Engine, engines } from '../trial';
import { verdictsOf } from './aims';
import { places } from './editPlot';
import { modelTitles } from './names';
import { heatsOf, peakOf, type Report } from './report';
import { growthOf } from './scalingPlot';
import { commandTable, deviceTable, epochTable, figures, lossSpread, table } from './table';

/** @param pictures whether they lie in docs/bench */
export function sectionOf(report: Report, pictures = false): string {
  const image = (name: string, says: string) => (pictures ? [`![${says}](docs/bench/${name}.svg)`] : []);
  const { results, commands, scaling, edits } = report;
  return [
    'Measured by `npm run bench -- --write` on drawn players (nobody’s histories), which writes this section too.',
    machine(report),
    ...(results.length > 0
      ? [
          race(report),
          epochTable(report),
          ...image('epochs', 'Seconds for an epoch, by model and engine'),
          resources(report),
          deviceTable(report),
        ]
      : []),
    ...(commands.length > 0 ? [commanding, commandTable(commands)] : []),
    ...(scaling.length > 0 ? [growth(report), ...image('scaling', 'Time of a step against L, V and d')] : []),
    ...(edits.length > 0
      ? [waits(report), ...image('edits', 'Milliseconds from an edit to the new ranking')]
      : []),
    verdicts(report),
    ...report.notes.map((note) => `* ${note}`),
  ].join('\n\n');
}

function machine({ date, cpu, host, versions, adapters }: Report): string {
  const libraries = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const gpu = adapters.webgpu
    ? `WebGPU on ${adapters.webgpu.name}${adapters.webgpu.software ? ', **which is emulated on the processor, not a graphics card**' : ''}`
    : 'WebGPU not measured';
  return `${date}; ${cpu}; ${host}; ${gpu}; ${libraries.join(', ')}.`;
}

function race({ results, adapters }: Report): string {
  const rounds = Math.max(...results.map(({ timing }) => timing?.rounds.length ?? 0));
  const emulated = adapters.webgpu?.software
    ? ` On the emulated GPU a batch holds ${EMULATED_BATCH} players instead of 64, and V 6,400 is left out.`
    : '';
  return (
    'Seconds for an epoch of 5,788 players, and how many times as long as ours: the median of ' +
    `${rounds} rounds, in which the engines take turns; a round is a few steps, scaled to an epoch. All train the same ` +
    'model (d 64, two blocks of two heads, dropout .4, softmax over all games, Adam) on the same batches of 64 players ' +
    'from the same weights; PyTorch draws its own. Their losses ' +
    `at the end differ by ${lossSpread(results).toFixed(1)} % at most. ≈ stands where one step took so long that no more ` +
    `were made.${emulated}`
  );
}

function resources(report: Report): string {
  const peaks = backends
    .filter((backend) => report.adapters[backend])
    .map((backend) => `${backend === 'wasm' ? 'WASM' : 'WebGPU'} ${figures(peakOf(report, backend))}`);
  const torch = report.peaks.find(({ engine }) => engine === 'pytorch');
  return (
    `The best product of two large matrices that any of the engines reaches here, in GFLOP/s: ${peaks.join(', ')}` +
    `${torch ? `, PyTorch on one thread ${figures(torch.gflops)}` : ''}. Held against it is the arithmetic that an epoch ` +
    'cannot do without (`bench/measure/flops.ts`). Three figures in a cell are ours, those of plain tfjs on our batches, ' +
    'and those of jax-js.'
  );
}

/** Why this bounds a graphics card. */
const commanding =
  'On a graphics card models as small as these wait for the thread that gives the commands. What that takes for a step ' +
  'was measured on Dawn’s null device, in Node, which takes every command and computes nothing: milliseconds and ' +
  'dispatches of a step, and how many times as long as ours. It bounds the ratio on a card so fast that nothing else ' +
  'counts; the table above shows the other end, where arithmetic does.';

function growth({ scaling }: Report): string {
  const exponents = neuralModels
    .filter((model) => scaling.some((scaled) => scaled.model === model))
    .map((model) => {
      const [L, V, d] = (['L', 'V', 'd'] as const).map((of) =>
        growthOf(scaling, model, of).exponent.toFixed(2),
      );
      return `${modelTitles[model]} L^${L}, V^${V}, d^${d}`;
    });
  return `How the time of a step grows on WASM (16 players, L 50, V 1,000, d 64 but for one of them): ${exponents.join('; ')}.`;
}

function waits({ edits }: Report): string {
  const rows = edits.map(({ model, place, times }) => [
    modelTitles[model],
    places[place],
    `${median(times).toFixed(1)} ms`,
    `${quantile(times, 0.95).toFixed(1)} ms`,
    times.length,
  ]);
  return [
    'From a changed history to the new ranking, on WASM: in the worker (the whole tape, and the ten best games), and on ' +
      'a page of the production build from the click to the frame that shows it. The pictures follow in the next frame.',
    table(['model', 'measured', 'median', '95th percentile', 'edits'], rows),
  ].join('\n\n');
}

function verdicts(report: Report): string {
  const rows = verdictsOf(report).map(({ aim, found, met }) => [aim, found, met ? 'met' : '**not met**']);
  return rows.length === 0 ? '' : `${table(['aim', 'found', ''], rows)}${bound(report)}`;
}

/** What stands between us and the aims that are not met. */
function bound(report: Report): string {
  const missed = verdictsOf(report).filter(({ met }) => !met);
  const bounds = [
    missed.some(({ aim }) => aim.includes(engines.pytorch)) && boundOfProducts(report),
    missed.some(({ aim }) => aim.includes('commands alone')) && boundOfCommands(report),
    missed.some(({ aim }) => aim.includes('ranking drawn')) && boundOfEdits(report),
  ];
  return bounds.map((sentence) => (sentence ? `\n\n${sentence}` : '')).join('');
}

function boundOfProducts(report: Report): string | null {
  const torch = report.peaks.find(({ engine }) => engine === 'pytorch');
  if (!torch) return null;
  const wasm = peakOf(report, 'wasm');
  return (
    `What bounds WASM against PyTorch: a product of matrices reaches ${figures(wasm)} GFLOP/s in 128-bit SIMD without ` +
    `fused multiply-add, and ${figures(torch.gflops)} GFLOP/s in PyTorch, whose library uses whatever this processor has ` +
    `(${(torch.gflops / wasm).toFixed(1)} times as much).`
  );
}

/** Whether we give fewer commands, or cheaper ones. */
function boundOfCommands({ commands }: Report): string | null {
  const each = (engine: Engine) =>
    commands.flatMap(({ engine: by, model, dispatches, rounds }) =>
      by === engine && dispatches && rounds.length > 0
        ? [{ model, dispatches, micros: (1e6 * median(rounds)) / dispatches }]
        : [],
    );
  const [ours, theirs] = [each('nextplay'), each('tfjs-padded')];
  const cost = (of: typeof ours) => of.map(({ micros }) => micros.toFixed(0)).join(' / ');
  const fewer = ours.flatMap(({ model, dispatches }) =>
    theirs
      .filter((one) => one.model === model)
      .map((one) => `${modelTitles[model]} ${(one.dispatches / dispatches).toFixed(1)} ×`),
  );
  if (fewer.length === 0) return null;
  return (
    `What bounds the commands: a dispatch costs the thread ${cost(ours)} µs with us and ${cost(theirs)} µs with ` +
    `tfjs (in the order of the table). What we save is their number: ${fewer.join(', ')}.`
  );
}

/** The worker's part is measured by itself. */
function boundOfEdits({ edits }: Report): string | null {
  const middle = (place: keyof typeof places) =>
    edits.filter((one) => one.place === place).map(({ times }) => median(times));
  const [worker, page] = [middle('worker'), middle('page')];
  if (worker.length === 0) return null;
  return (
    `What bounds an edit on the page is the page: the new ranking is there after ${Math.max(...worker).toFixed(0)} ms at ` +
    `most, and drawn after ${Math.min(...page).toFixed(0)} ms at least. Between the two the browser lays out and paints ` +
    'the history and the ranking, here on the processors that compute as well.'
  );
}

/** Whether there is anything to show in a picture of epochs. */
export const hasRaces = ({ results }: Report): boolean =>
  heatsOf(results).some((heat) => heat.some(({ timing }) => timing?.rounds.length));
