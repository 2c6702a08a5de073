/**
 * npm run first-paint -- [--seed S] [--epochs N] [--model gru4rec|sasrec|bert4rec …]
 *
 * Makes what every page shows before anything is trained: a checkpoint of each model, trained on the twin, and the tape
 * of its reading of one simulated player's history.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogueSize, type Dataset } from '../src/data/dataset';
import { defaults, type ModelName, neuralModels, type RunConfig } from '../src/models/config';
import { encodeTape } from '../src/nn/tapeFile';
import { measureBaselines } from '../src/train/baselines';
import type { Board } from '../src/train/board';
import { CURVE_PLAYERS } from '../src/train/course/managedRun';
import { evaluate } from '../src/train/evaluate';
import { trainUntil } from '../src/train/loop';
import { trace } from '../src/train/probes/trace';
import type { MetricPoint } from '../src/train/protocol';
import { type Questions, questionsOf, sampleOf } from '../src/train/questions';
import { Run } from '../src/train/run';
import { decodeSnapshot, encodeCheckpoint, type Snapshot } from '../src/train/snapshot';
import { main, readDataset, root, startNodeBackend } from './lib/node';

/** Epochs between two looks at the validation players. */
const LOOK_EVERY = 3;

/** The history that the figures open with, by title and in library order: shooters, puzzles, and then survival. */
const EXAMPLE = [
  'Counter-Strike: Source',
  'Half-Life 2',
  'Portal',
  'Left 4 Dead 2',
  'Portal 2',
  'Terraria',
  'Borderlands 2',
  'Rust',
];

async function checkpoint(
  model: ModelName,
  config: RunConfig,
  data: Dataset,
  questions: Questions,
): Promise<Snapshot> {
  const games = catalogueSize(data);
  const run = new Run(model, config, questions.training, games);
  const players = sampleOf(questions.validation, CURVE_PLAYERS);
  const metrics: MetricPoint[] = [];
  let best: Snapshot | null = null;
  for (let epoch = LOOK_EVERY; epoch <= config.epochs; epoch += LOOK_EVERY) {
    await trainUntil(run, epoch * run.stepsPerEpoch, {});
    const measured = await evaluate(run, players, games);
    const better = metrics.every(({ ndcg10 }) => measured.ndcg10 > ndcg10);
    metrics.push({ ...measured, step: run.step, epoch, players: players.length });
    console.log(`${model} epoch ${epoch}: NDCG@10 ${measured.ndcg10.toFixed(4)}`);
    if (better) {
      const saved = await run.save();
      best = {
        ...saved,
        model,
        dataset: data.manifest.name,
        games,
        config,
        losses: [],
        metrics: [...metrics],
      };
    }
  }
  run.dispose();
  return best as Snapshot;
}

/** From the file that is shipped, so that the tape shows what a reader's edit will continue from. */
async function tape(file: Uint8Array, data: Dataset, questions: Questions): Promise<Uint8Array> {
  const snapshot = decodeSnapshot(file);
  const run = new Run(snapshot.model, snapshot.config, questions.training, catalogueSize(data));
  run.restore(snapshot);
  const history = EXAMPLE.map((title) => data.games.findIndex((game) => game.title === title));
  const missing = EXAMPLE.filter((_, i) => history[i] < 1);
  if (missing.length > 0) throw new Error(`The catalogue lacks ${missing.join(', ')}.`);
  const recording = await trace(run, { history });
  run.dispose();
  return encodeTape({ dataset: data.manifest.name, recording });
}

/** The leaderboard that every page opens with: the baselines, and the curve that led to each checkpoint. */
async function board(data: Dataset, questions: Questions): Promise<Board> {
  const players = sampleOf(questions.validation, CURVE_PLAYERS);
  const runs = neuralModels.map((model) => [
    model,
    decodeSnapshot(readFileSync(pathOf('checkpoints', model))).metrics,
  ]);
  return {
    dataset: data.manifest.name,
    baselines: await measureBaselines(questions.training, players, catalogueSize(data)),
    runs: Object.fromEntries(runs),
  };
}

const pathOf = (folder: string, model: ModelName): string => `${root}public/data/${folder}/${model}.bin`;

await main(async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '0' },
      epochs: { type: 'string' },
      model: { type: 'string', multiple: true, default: [...neuralModels] },
    },
  });
  await startNodeBackend();
  const data = readDataset('twin');
  const questions = questionsOf(data);
  for (const folder of ['checkpoints', 'tapes'])
    mkdirSync(`${root}public/data/${folder}`, { recursive: true });
  for (const model of neuralModels.filter((name) => values.model.includes(name))) {
    const { seed, epochs = defaults[model].epochs } = values;
    const config = { ...defaults[model], seed: Number(seed), epochs: Number(epochs) };
    const file = encodeCheckpoint(await checkpoint(model, config, data, questions));
    writeFileSync(pathOf('checkpoints', model), file);
    writeFileSync(pathOf('tapes', model), await tape(file, data, questions));
  }
  writeFileSync(`${root}public/data/board.json`, JSON.stringify(await board(data, questions)));
});
