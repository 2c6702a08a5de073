import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DataError } from '../../data/dataError';
import { catalogueSize } from '../../data/dataset';
import { type ModelName, neuralModels, type RunConfig } from '../../models/config';
import { parametersOf } from '../../nn/parameters';
import { startBackends } from '../../testing/backends';
import type { Golden } from '../../testing/golden';
import { datasetOf, historiesOf, toyConfig } from '../../testing/toy';
import { questionsOf } from '../questions';
import { Run } from '../run';
import { exportRun, importRun } from '.';
import { readSafetensors, type TensorFile, writeSafetensors } from './safetensors';
import { torchName, toTorch } from './torchNames';

beforeAll(startBackends);

const data = datasetOf(historiesOf(1, Array(8).fill(6)));
const runs: Run[] = [];
afterEach(() => {
  for (const run of runs.splice(0)) run.dispose();
});

function runOf(model: ModelName, changes: Partial<RunConfig> = {}): Run {
  const run = new Run(model, toyConfig(model, changes), questionsOf(data).training, catalogueSize(data));
  runs.push(run);
  return run;
}

async function exported(model: ModelName, changes: Partial<RunConfig> = {}): Promise<Uint8Array> {
  const run = runOf(model, changes);
  run.advance().dispose();
  return (await exportRun(run, data, 'safetensors')).bytes;
}

/** The same file with something else in it. */
async function changed(change: (file: TensorFile) => void): Promise<Uint8Array> {
  const file = readSafetensors(await exported('sasrec'));
  change(file);
  return writeSafetensors(file);
}

const describing = (change: object) => (file: TensorFile) => {
  file.metadata.nextplay = JSON.stringify({ ...JSON.parse(file.metadata.nextplay), ...change });
};

describe('a model as a safetensors file', () => {
  it.each([
    ...neuralModels.map((model): [ModelName, Partial<RunConfig>] => [model, {}]),
    ['sasrec', { norm: 'published', blocks: 3, heads: 4 }] as [ModelName, Partial<RunConfig>],
  ])('%s %o comes back with the same settings and scores', async (model, changes) => {
    const run = runOf(model, changes);
    run.advance().dispose();
    const { bytes } = await exportRun(run, data, 'safetensors');
    const { weights, config, step } = importRun(bytes, model, data);
    expect(config).toEqual(run.config);
    expect(step).toBe(1);
    const other = runOf(model, { ...changes, seed: 5 });
    other.restore({ step, weights, optimiser: null });
    const histories = historiesOf(4, [1, 3, 9]);
    expect(await other.score(histories)).toEqual(await run.score(histories));
  });

  it.each(['gru4rec', 'sasrec', 'sasrec-published', 'bert4rec'])(
    'names the parameters of %s as make_fixtures.py undoes',
    (name) => {
      const { weights } = JSON.parse(readFileSync(`reference/golden/${name}.json`, 'utf8')) as Golden;
      // What `site_path` there makes of a twin's name is the path that is named here.
      const sitePath = (torch: string) =>
        torch
          .replace(/^(items|positions)\.weight$/, '$1')
          .replace(/(norm\d?|head_norm)\.weight$/, '$1.gain')
          .replace(/(norm\d?|head_norm)\.bias$/, '$1.shift')
          .replace(/\.weight$/, '.kernel')
          .replace('head_norm', 'headNorm');
      for (const path of Object.keys(weights)) expect(sitePath(torchName(path))).toBe(path);
    },
  );

  it('turns the kernels of linear maps, and nothing else', () => {
    const tensor = { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    expect(toTorch('head.kernel', tensor)).toEqual({
      shape: [3, 2],
      values: Float32Array.of(1, 4, 2, 5, 3, 6),
    });
    expect(toTorch('items', tensor)).toBe(tensor);
  });

  it.each<[string, string, (file: TensorFile) => void]>([
    [
      'says nothing of its model',
      'does not say which model',
      (file) => {
        delete file.metadata.nextplay;
      },
    ],
    ['is of another model', 'holds a bert4rec, not a sasrec', describing({ model: 'bert4rec' })],
    ['is of other games', 'other games are open now', describing({ catalogue: '00000000' })],
    ['is of more games', 'with 1,200 games', describing({ games: 1200 })],
    [
      'has an impossible setting',
      'at “config.heads”',
      describing({ config: { ...toyConfig('sasrec'), heads: 0 } }),
    ],
    [
      'has settings that contradict each other',
      'cannot be divided among 3 heads',
      describing({ config: { ...toyConfig('sasrec'), heads: 3 } }),
    ],
    [
      'claims another width',
      'claims a width of 16',
      describing({ config: { ...toyConfig('sasrec'), width: 16 } }),
    ],
    [
      'claims more blocks',
      'has no tensor “blocks.2.norm1.weight”',
      describing({ config: { ...toyConfig('sasrec'), blocks: 3 } }),
    ],
    [
      'lacks a tensor',
      'has no tensor “norm.bias”',
      ({ tensors }) => {
        delete tensors['norm.bias'];
      },
    ],
    [
      'has one too many',
      'a tensor “more”',
      ({ tensors }) => {
        tensors.more = tensors['norm.bias'];
      },
    ],
    [
      'has one of another shape',
      '“positions.weight” has the shape [8], and the model needs [6, 8]',
      ({ tensors }) => {
        tensors['positions.weight'] = tensors['norm.bias'];
      },
    ],
  ])('is refused where it %s', async (_, sentence, change) => {
    const bytes = await changed(change);
    expect(() => importRun(bytes, 'sasrec', data)).toThrow(DataError);
    expect(() => importRun(bytes, 'sasrec', data)).toThrow(sentence);
  });

  it('holds every parameter', async () => {
    const { tensors } = readSafetensors(await exported('bert4rec'));
    const run = runOf('bert4rec');
    expect(Object.keys(tensors).sort()).toEqual(
      parametersOf(run.weights)
        .map(([path]) => torchName(path))
        .sort(),
    );
  });
});
