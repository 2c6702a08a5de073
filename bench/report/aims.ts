/** What the project has set itself, and what came of it. */
import { median, quantile } from '../measure/stats';
import { type Engine, engines, type Held } from '../trial';
import { aims as waits } from './editPlot';
import { modelTitles } from './names';
import { heatsOf, type Report, ratioOf } from './report';
import { backendTitles, commandRatio, figures } from './table';

export interface Verdict {
  aim: string;
  /** The worst and the best that was found. */
  found: string;
  met: boolean;
}

/** Aims of which nothing was measured are left out. */
export const verdictsOf = (report: Report): Verdict[] => [
  ...ratios(report),
  ...commands(report),
  ...dispatches(report),
  ...edits(report),
  ...soak(report),
];

function ratios(report: Report): Verdict[] {
  const gpu = report.adapters.webgpu && !report.adapters.webgpu.software;
  const faster = (engine: Engine) => (model: string) =>
    engine === 'jax-js' ? 2 : engine === 'pytorch' ? 1 : !gpu ? 5 : model === 'gru4rec' ? 20 : 10;
  return (['webgpu', 'wasm'] as const).flatMap((backend) =>
    (['tfjs-padded', 'tfjs-packed', 'jax-js', 'pytorch'] as const).flatMap((engine): Verdict[] => {
      const found = heatsOf(report.results)
        .filter((heat) => heat[0].trial.backend === backend)
        .flatMap((heat) => {
          const ratio = ratioOf(heat, engine);
          const { model } = heat[0].trial;
          const least = backend === 'wasm' && engine.startsWith('tfjs') ? 5 : faster(engine)(model);
          return ratio === null ? [] : [{ ratio, least }];
        });
      if (found.length === 0) return [];
      const least = [...new Set(found.map((one) => one.least))].sort((a, b) => a - b);
      const reached = found.map(({ ratio }) => ratio);
      return [
        {
          aim: `${backend === 'wasm' ? 'WASM' : 'WebGPU'} against ${engines[engine]}: ≥ ${least.join(' or ')} ×`,
          found: `${figures(Math.min(...reached))} to ${figures(Math.max(...reached))} ×`,
          met: found.every(({ ratio, least }) => ratio >= least),
        },
      ];
    }),
  );
}

/** What is asked of a graphics card, on a device that takes no time: there is no more to be had. */
function commands({ commands }: Report): Verdict[] {
  return (['tfjs-padded', 'tfjs-packed'] as const).flatMap((engine): Verdict[] => {
    const found = [...new Set(commands.map(({ model }) => model))].flatMap((model) => {
      const ratio = commandRatio(commands, model, engine);
      return ratio === null ? [] : [{ ratio, least: model === 'gru4rec' ? 20 : 10 }];
    });
    if (found.length === 0) return [];
    const least = [...new Set(found.map((one) => one.least))].sort((a, b) => a - b);
    return [
      {
        aim: `commands alone, against ${engines[engine]}: ≥ ${least.join(' or ')} ×`,
        found: found.map(({ ratio }) => `${figures(ratio)} ×`).join(', '),
        met: found.every(({ ratio, least }) => ratio >= least),
      },
    ];
  });
}

function dispatches({ results }: Report): Verdict[] {
  const counted = results.flatMap(({ trial, timing }) =>
    trial.engine === 'nextplay' && timing?.dispatches
      ? [{ model: trial.model, count: timing.dispatches }]
      : [],
  );
  if (counted.length === 0) return [];
  return [
    {
      aim: 'dispatches a step: GRU4Rec ≤ 40, SASRec and BERT4Rec ≤ 80',
      found: counted.map(({ model, count }) => `${modelTitles[model]} ${count}`).join(', '),
      met: counted.every(({ model, count }) => count <= (model === 'gru4rec' ? 40 : 80)),
    },
  ];
}

function edits({ edits }: Report): Verdict[] {
  const times = edits.filter(({ place }) => place === 'page').map(({ times }) => times);
  if (times.length === 0) return [];
  const [middle, late] = [times.map(median), times.map((one) => quantile(one, 0.95))];
  return [
    {
      aim: `an edit to the ranking drawn, WASM: median < ${waits.median} ms`,
      found: range(middle),
      met: middle.every((time) => time < waits.median),
    },
    {
      aim: `95th percentile < ${waits.p95} ms`,
      found: range(late),
      met: late.every((time) => time < waits.p95),
    },
  ];
}

/** The largest buffers may be met with late: a little more is no leak. */
const FLAT = 1.05;

function soak({ soak }: Report): Verdict[] {
  return soak.map(({ backend, model, steps, before, after }) => {
    const grown = (after.peakBytes ?? Number.NaN) / (before.peakBytes ?? Number.NaN);
    return {
      aim: `memory flat over ${steps.toLocaleString('en')} steps, ${modelTitles[model]} on ${backendTitles[backend]}`,
      found: `${said(before)}; at the end ${said(after)}`,
      met: before.tensors === after.tensors && grown <= FLAT,
    };
  });
}

const megabytes = (bytes: number): string => `${figures(bytes / 2 ** 20)} MB`;

const said = ({ tensors, bytes, heap, peakBytes }: Held): string =>
  `${tensors} tensors of ${megabytes(bytes)}${peakBytes === null ? '' : `, ${megabytes(peakBytes)} held`}` +
  `${heap === null ? '' : `, heap ${megabytes(heap)}`}`;

const range = (times: readonly number[]): string =>
  `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`;
