/** A run at one step, as a file: pause, come back after a reload, ship a trained model with the site. */
import * as v from 'valibot';
import { type Container, readContainer, type Section, sectionOf, writeContainer } from '../data/container';
import { DataError } from '../data/dataError';
import { dequantise, quantise } from '../data/quantise';
import { validated } from '../data/validated';
import { neuralModels, type RunConfig } from '../models/config';
import { Config, Count, Loss, Metric } from './course/schemas';
import type { LossPoint, MetricPoint } from './protocol';

const Header = v.object({
  model: v.picklist(neuralModels),
  dataset: v.pipe(v.string(), v.maxLength(100)),
  games: Count,
  config: Config,
  step: Count,
  updates: v.optional(Count, 0),
  losses: v.array(Loss),
  metrics: v.array(Metric),
  scales: v.record(v.string(), v.object({ min: v.number(), step: v.number() })),
});

/** One tensor by its path in the weights. */
export interface SavedTensor {
  shape: number[];
  values: Float32Array;
}

export interface Snapshot {
  model: (typeof neuralModels)[number];
  /** Name of the data set, and its number of games: weights fit no other. */
  dataset: string;
  games: number;
  config: RunConfig;
  step: number;
  losses: LossPoint[];
  metrics: MetricPoint[];
  weights: Record<string, SavedTensor>;
  /** Adam's moments and a recurrent net's state; absent from a model that is shipped rather than resumed. */
  optimiser: { m: Float32Array; v: Float32Array; updates: number; state: SavedTensor | null } | null;
}

/** Exact, for resuming. */
export const encodeSnapshot = (snapshot: Snapshot): Uint8Array => encode(snapshot, false);

/** At half the size and without the optimiser, for shipping. */
export const encodeCheckpoint = (snapshot: Snapshot): Uint8Array =>
  encode({ ...snapshot, optimiser: null, losses: [] }, true);

function encode({ weights, optimiser, ...header }: Snapshot, small: boolean): Uint8Array {
  const sections: Record<string, Section> = {};
  const scales: Record<string, { min: number; step: number }> = {};
  const exact = (shape: number[], data: Float32Array): Section => ({ dtype: 'float32', shape, data });
  for (const [path, { shape, values }] of Object.entries(weights)) {
    if (small) {
      const { data, ...scale } = quantise(values);
      scales[path] = scale;
      sections[`weights/${path}`] = { dtype: 'uint16', shape, data };
    } else {
      sections[`weights/${path}`] = exact(shape, values);
    }
  }
  if (optimiser) {
    sections['optimiser/m'] = exact([optimiser.m.length], optimiser.m);
    sections['optimiser/v'] = exact([optimiser.v.length], optimiser.v);
    if (optimiser.state) sections['optimiser/state'] = exact(optimiser.state.shape, optimiser.state.values);
  }
  return writeContainer('checkpoint', { ...header, updates: optimiser?.updates ?? 0, scales }, sections);
}

/** Throws a `DataError` with a sentence for the reader where the file is not a sound checkpoint. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  const container = readContainer(bytes, 'checkpoint');
  const { scales, updates, ...header } = validated(
    Header,
    container.header,
    'This checkpoint is not described as it should be',
  );
  const weights: Record<string, SavedTensor> = {};
  for (const [name, section] of container.sections) {
    if (!name.startsWith('weights/')) continue;
    const path = name.slice('weights/'.length);
    const values = Object.hasOwn(scales, path)
      ? dequantise({ ...scales[path], data: sectionOf(container, name, 'uint16').data })
      : sectionOf(container, name, 'float32').data;
    if (!values.every(Number.isFinite))
      throw new DataError(`This checkpoint holds weights that are not numbers (“${path}”): it is not used.`);
    weights[path] = { shape: section.shape, values };
  }
  return { ...header, weights, optimiser: optimiserIn(container, updates) };
}

function optimiserIn(container: Container, updates: number): Snapshot['optimiser'] {
  const has = (name: string) => container.sections.has(`optimiser/${name}`);
  if (!has('m') && !has('v')) return null;
  const read = (name: string): SavedTensor => {
    const { shape, data } = sectionOf(container, `optimiser/${name}`, 'float32');
    if (!data.every(Number.isFinite))
      throw new DataError('This checkpoint holds an optimiser that is not of numbers: it is not used.');
    return { shape, values: data };
  };
  return { m: read('m').values, v: read('v').values, updates, state: has('state') ? read('state') : null };
}
