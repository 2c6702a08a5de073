/** A site whose one model has the weights of a golden fixture: then its pages show what PyTorch computed. */
import { readFileSync } from 'node:fs';
import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { encodeDataset } from '../../src/data/datasetFile';
import { configOf } from '../../src/models/config';
import { encodeTape } from '../../src/nn/tapeFile';
import type { Golden } from '../../src/testing/golden';
import { goldenRun } from '../../src/testing/goldenRun';
import { measureBaselines } from '../../src/train/baselines';
import type { Board } from '../../src/train/board';
import { trace } from '../../src/train/probes/trace';
import { questionsOf } from '../../src/train/questions';
import { encodeSnapshot } from '../../src/train/snapshot';
import { datasetOf, tinyAppId } from './tiny';

export const goldenNames = ['gru4rec', 'sasrec', 'sasrec-published', 'bert4rec'] as const;

export const readGolden = (name: (typeof goldenNames)[number]): Golden =>
  JSON.parse(readFileSync(new URL(`../../reference/golden/${name}.json`, import.meta.url), 'utf8'));

/** Files by their address under /data/. The tape that ships reads another history than the fixture's does. */
export async function goldenFiles(golden: Golden): Promise<Record<string, Uint8Array | string>> {
  const { model, games, config, weights, answers } = golden;
  tf.enableProdMode();
  await tf.setBackend('cpu');
  const data = datasetOf(
    answers.histories.filter(({ length }) => length > 3),
    games,
  );
  const { training, validation } = questionsOf(data);
  const run = goldenRun(golden);
  const recording = await trace(run, { history: answers.histories[0] });
  run.dispose();
  const tensors = Object.entries(weights).map(
    ([path, { shape, values }]) => [path, { shape, values: Float32Array.from(values) }] as const,
  );
  const { name: dataset } = data.manifest;
  const baselines = await measureBaselines(training, validation, games);
  return {
    'twin/dataset.bin': encodeDataset(data),
    'board.json': JSON.stringify({ dataset, baselines, runs: {} } satisfies Board),
    [`tapes/${model}.bin`]: encodeTape({ dataset, recording }),
    // Not quantised: the page starts from the very numbers that the twin started from.
    [`checkpoints/${model}.bin`]: encodeSnapshot({
      ...{ model, dataset, games, step: 0, losses: [], metrics: [], optimiser: null },
      config: configOf(model, config),
      weights: Object.fromEntries(tensors),
    }),
  };
}

/** The history and the masks of the fixture's tape, as the address of a page asks for them. */
export function goldenQuery({ tape: { history, masked } }: Golden): string {
  const games = `games=${history.map(tinyAppId).join()}`;
  return masked.length > 0 ? `${games}&mask=${masked.join()}` : games;
}
