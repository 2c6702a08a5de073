/** A data set, models and tapes so small that a test trains in seconds, and even on a GPU emulated in software. */
import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { catalogueSize, type Dataset, type Manifest, paddingGame } from '../../src/data/dataset';
import { encodeDataset } from '../../src/data/datasetFile';
import { random } from '../../src/data/random';
import { defaults, type ModelName, neuralModels } from '../../src/models/config';
import { encodeTape } from '../../src/nn/tapeFile';
import { measureBaselines } from '../../src/train/baselines';
import type { Board } from '../../src/train/board';
import { trace } from '../../src/train/probes/trace';
import { questionsOf } from '../../src/train/questions';
import { Run } from '../../src/train/run';
import { encodeCheckpoint, type Snapshot } from '../../src/train/snapshot';

const GAMES = 40;
const PLAYERS = 96;

/** The settings that tiny runs are trained with, as a query. */
export const tinyQuery = 'd=8&L=8&batch=8&lr=0.01&dropout=0.1';

/** 12 steps are an epoch: 96 players, 8 to a batch. */
export const tinyStepsPerEpoch = PLAYERS / 8;

const words = ['Amber', 'Basalt', 'Cedar', 'Dune', 'Ember', 'Fjord', 'Glade', 'Harbour'];
const kinds = ['Racing', 'Strategy', 'Action', 'RPG', 'Indie'];

/** "Amber 1", "Basalt 2", …: app ids are 1000, 1010, … */
export const tinyTitle = (item: number): string => `${words[(item - 1) % words.length]} ${item}`;
export const tinyAppId = (item: number): number => 990 + 10 * item;

/** What the shipped tapes of the tiny world read. */
export const tinyHistory = [3, 4, 5, 6, 8, 9];

/** Every history walks on through the catalogue by one or two games: an order that a model soon learns. */
function histories(players: number, games: number): number[][] {
  const stream = random(2, 40);
  return Array.from({ length: players }, () => {
    const length = Math.min(5 + stream.integer(5), games);
    let item = stream.integer(games);
    return Array.from({ length }, () => {
      item = (item + 1 + (games > 20 ? stream.integer(2) : 0)) % games;
      return item + 1;
    });
  });
}

export function datasetOf(rows: number[][], games: number, changes: Partial<Manifest> = {}): Dataset {
  const items = Uint16Array.from(rows.flat());
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, player) => {
    offsets[player + 1] = offsets[player] + row.length;
  });
  return {
    manifest: {
      name: 'twin',
      provenance:
        'Made for a browser test: every history walks through the catalogue in steps of one or two.',
      simulated: true,
      recipe: { minMinutes: 0, core: 1, order: 'catalogue' },
      counts: { players: rows.length, games, interactions: items.length },
      ...changes,
    },
    games: [
      paddingGame,
      ...Array.from({ length: games }, (_, i) => ({
        appId: tinyAppId(i + 1),
        title: tinyTitle(i + 1),
        genres: [kinds[i % kinds.length]],
        year: 2000 + (i % 20),
      })),
    ],
    items,
    offsets,
  };
}

export const tinyDataset = (players = PLAYERS): Dataset => datasetOf(histories(players, GAMES), GAMES);

export interface World {
  dataset: Uint8Array;
  checkpoints: Record<ModelName, Snapshot>;
  /** Files by their address under /data/. */
  files: Record<string, Uint8Array | string>;
}

let made: Promise<World> | undefined;

/** Made once in a process: fresh weights are all that a test of the page needs. */
export function tinyWorld(): Promise<World> {
  made ??= makeWorld();
  return made;
}

async function makeWorld(): Promise<World> {
  tf.enableProdMode();
  await tf.setBackend('cpu');
  const data = tinyDataset();
  const dataset = encodeDataset(data);
  const { training, validation } = questionsOf(data);
  const files: World['files'] = { 'twin/dataset.bin': dataset };
  const checkpoints = {} as Record<ModelName, Snapshot>;
  for (const model of neuralModels) {
    const config = {
      ...defaults[model],
      width: 8,
      maxLength: 8,
      batchSize: 8,
      learningRate: 0.01,
      dropout: 0.1,
    };
    const run = new Run(model, config, training, GAMES);
    checkpoints[model] = {
      model,
      dataset: data.manifest.name,
      games: catalogueSize(data),
      config,
      step: 0,
      losses: [],
      metrics: [],
      weights: await run.readWeights(),
      optimiser: null,
    };
    files[`checkpoints/${model}.bin`] = encodeCheckpoint(checkpoints[model]);
    const recording = await trace(run, { history: tinyHistory });
    files[`tapes/${model}.bin`] = encodeTape({ dataset: data.manifest.name, recording });
    run.dispose();
  }
  const board: Board = {
    dataset: data.manifest.name,
    baselines: await measureBaselines(training, validation, GAMES),
    runs: {},
  };
  files['board.json'] = JSON.stringify(board);
  return { dataset, checkpoints, files };
}
