/** All that a run of the benchmark has measured, and what is worked out of it. */
import type { ModelName } from '../../src/models/config';
import { batchesOf, settingsOf } from '../histories';
import { stepFlops } from '../measure/flops';
import { median } from '../measure/stats';
import type { Adapter, Backend, Commanded, Engine, Result, Soak, Timing, Trial } from '../trial';

export interface Report {
  date: string;
  cpu: string;
  /** Chromium or Node, with its version. */
  host: string;
  versions: Record<string, string>;
  adapters: Partial<Record<Backend, Adapter>>;
  /** Why something was not measured, in sentences. */
  notes: string[];
  /** GFLOP/s of a matrix product, by backend and engine. */
  peaks: { backend: Backend; engine: Engine; gflops: number }[];
  results: Result[];
  commands: Commanded[];
  scaling: Scaled[];
  edits: { model: ModelName; place: 'worker' | 'page'; times: number[] }[];
  soak: Soak[];
}

/** A step at one size, everything else being as it was. */
export interface Scaled {
  model: ModelName;
  of: 'L' | 'V' | 'd';
  size: number;
  secondsPerStep: number;
}

export const secondsPerEpoch = ({ rounds, stepsPerEpoch }: Timing): number =>
  median(rounds.map(({ secondsPerStep }) => secondsPerStep)) * stepsPerEpoch;

/** The arithmetic of an epoch, in operations. */
export function epochFlops(trial: Trial): number {
  const { perEpoch, next } = batchesOf(trial);
  let flops = 0;
  for (let step = 0; step < perEpoch; step++) {
    const { segments, slots } = next();
    const lengths: number[] = [];
    for (const segment of segments) if (segment) lengths[segment - 1] = (lengths[segment - 1] ?? 0) + 1;
    flops += stepFlops(trial.model, settingsOf(trial), {
      lengths,
      predictions: slots.length,
      games: trial.world.games,
    });
  }
  return flops;
}

/** The best matrix product that any engine of a backend has reached here; PyTorch's is not WebAssembly's. */
export const peakOf = ({ peaks }: Report, backend: Backend): number =>
  Math.max(
    ...peaks
      .filter((peak) => peak.backend === backend && peak.engine !== 'pytorch')
      .map(({ gflops }) => gflops),
  );

/** Results in groups of rivals: the same world, model and backend. */
export function heatsOf(results: readonly Result[]): Result[][] {
  const nameOf = ({ world, trial }: Result) => `${world} ${trial.model} ${trial.backend}`;
  return [...new Set(results.map(nameOf))].map((name) => results.filter((result) => nameOf(result) === name));
}

/** How many times as long an engine takes as ours; null where either was not measured. */
export function ratioOf(heat: readonly Result[], engine: Engine): number | null {
  const timings = (['nextplay', engine] as const).map(
    (name) => heat.find(({ trial }) => trial.engine === name)?.timing,
  );
  const [own, theirs] = timings.map((timing) => (timing?.rounds.length ? secondsPerEpoch(timing) : null));
  return own && theirs ? theirs / own : null;
}

/** Reports of parts that were measured one after the other on the same machine, as one. */
export function merged(reports: readonly Report[]): Report {
  const all = <T>(of: (report: Report) => readonly T[]): T[] => reports.flatMap(of);
  return {
    ...reports[reports.length - 1],
    adapters: Object.assign({}, ...reports.map(({ adapters }) => adapters)),
    notes: [...new Set(all(({ notes }) => notes))],
    peaks: all(({ peaks }) => peaks),
    results: all(({ results }) => results),
    commands: all(({ commands }) => commands),
    scaling: all(({ scaling }) => scaling),
    edits: all(({ edits }) => edits),
    soak: all(({ soak }) => soak),
  };
}
