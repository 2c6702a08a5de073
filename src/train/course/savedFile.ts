/** A data set, the runs trained on it and the address of the page, as one file that opens again elsewhere. */
import * as v from 'valibot';
import { type Container, readContainer, type Section, sectionOf, writeContainer } from '../../data/container';
import { DataError } from '../../data/dataError';
import { catalogueSize, type Dataset } from '../../data/dataset';
import { decodeDataset } from '../../data/datasetFile';
import { isOwnName } from '../../data/own/name';
import { validated } from '../../data/validated';
import { type ModelName, neuralModels } from '../../models/config';
import { decodeSnapshot } from '../snapshot';
import { Count } from './schemas';
import { Timeline } from './timeline';

export interface Saved {
  /** Name of the data set, and what its reader calls it. */
  name: string;
  title: string;
  savedAt: number;
  /** The query of the page's address. */
  search: string;
  /** The file of the data set; null where it is one that the site or the reader's machine has anyway. */
  dataset: Uint8Array | null;
  /** 'sasrec' is a run, and 'sasrec/…' what belongs to it. */
  runs: ReadonlyMap<string, Uint8Array>;
}

const Header = v.object({
  name: v.pipe(
    v.string(),
    v.check((name) => name === 'twin' || name === 'steam' || isOwnName(name), 'not the name of a data set'),
  ),
  title: v.pipe(v.string(), v.maxLength(200)),
  savedAt: Count,
  search: v.pipe(v.string(), v.maxLength(10_000)),
});

const bytesIn = (data: Uint8Array): Section => ({ dtype: 'uint8', shape: [data.length], data });

export function encodeSaved({ dataset, runs, ...header }: Saved): Uint8Array {
  const sections: Record<string, Section> = {};
  if (dataset) sections.dataset = bytesIn(dataset);
  for (const [key, bytes] of runs) sections[`runs/${key}`] = bytesIn(bytes);
  return writeContainer('saved workspace', header, sections);
}

/** Opens the file and everything in it: what comes out can be kept as it is. */
export function decodeSaved(bytes: Uint8Array): Saved & { counts: Dataset['manifest']['counts'] | null } {
  const container = readContainer(bytes, 'saved workspace');
  const header = validated(Header, container.header, 'This file is not described as it should be');
  const file = container.sections.has('dataset') ? sectionOf(container, 'dataset', 'uint8').data : null;
  const dataset = file && decodeDataset(file);
  if (dataset && dataset.manifest.name !== header.name)
    throw new DataError(`This file says that it holds ${header.name}, and holds ${dataset.manifest.name}.`);
  if (!dataset && isOwnName(header.name))
    throw new DataError('This file has no data set in it: its runs are of no use without.');
  return {
    ...header,
    dataset: file,
    runs: runsIn(container, header.name, dataset),
    counts: dataset?.manifest.counts ?? null,
  };
}

const keyPattern = new RegExp(`^runs/((${neuralModels.join('|')})(/tree|/\\d{1,6}/\\d{1,9})?)$`);

function runsIn(container: Container, name: string, dataset: Dataset | null): Map<string, Uint8Array> {
  const runs = new Map<string, Uint8Array>();
  for (const section of container.sections.keys()) {
    if (section === 'dataset') continue;
    const [, key, model, part] = keyPattern.exec(section) ?? [];
    if (!key) throw new DataError(`This file holds something that is no run (“${section.slice(0, 60)}”).`);
    const { data } = sectionOf(container, section, 'uint8');
    if (part === '/tree') checkTree(data, model);
    else checkSnapshot(data, model, name, dataset);
    runs.set(key, data);
  }
  return runs;
}

function checkTree(bytes: Uint8Array, model: string): void {
  try {
    Timeline.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new DataError(`What this file holds of the history of ${model} cannot be read.`);
  }
}

function checkSnapshot(bytes: Uint8Array, model: string, name: string, dataset: Dataset | null): void {
  const snapshot = decodeSnapshot(bytes);
  const fits = snapshot.model === model && snapshot.dataset === name;
  if (!fits || (dataset && snapshot.games !== catalogueSize(dataset)))
    throw new DataError(`A run of ${model} in this file was not trained on its data set.`);
}

/** The models of which there is a run. */
export const modelsIn = (runs: ReadonlyMap<string, Uint8Array>): ModelName[] =>
  neuralModels.filter((model) => runs.has(model));
