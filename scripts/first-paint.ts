/**
 * npm run first-paint -- [--seed S]
 *
 * Makes what every page shows before anything is trained: a checkpoint of each model, trained on the twin, and the tape
 * of its reading of one simulated player's history.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogueSize, type Dataset } from '../src/data/dataset';
import { defaults, type ModelName, neuralModels } from '../src/models/config';
import { encodeTape } from '../src/nn/tapeFile';
import { evaluate } from '../src/train/evaluate';
import { trainUntil } from '../src/train/loop';
import type { MetricPoint } from '../src/train/protocol';
import { type Questions, questionsOf } from '../src/train/questions';
import { Run } from '../src/train/run';
import { decodeSnapshot, encodeCheckpoint, type Snapshot } from '../src/train/snapshot';
import { trace } from '../src/train/trace';
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

async function checkpoint(model: ModelName, seed: number, data: Dataset, questions: Questions): Promise<Uint8Array> {
  const games = catalogueSize(data);
  const config = { ...defaults[model], seed };
  const run = new Run(model, config, questions.training, games);
  const metrics: MetricPoint[] = [];
  let best: Snapshot | null = null;
  for (let epoch = LOOK_EVERY; epoch <= config.epochs; epoch += LOOK_EVERY) {
    await trainUntil(run, epoch * run.stepsPerEpoch, {});
    const measured = await evaluate(run, questions.validation, games);
    const better = metrics.every(({ ndcg10 }) => measured.ndcg10 > ndcg10);
    metrics.push({ ...measured, step: run.step, epoch, players: questions.validation.length });
    console.log(`${model} epoch ${epoch}: NDCG@10 ${measured.ndcg10.toFixed(4)}`);
    if (better) {
      const saved = await run.save();
      best = { ...saved, model, dataset: data.manifest.name, games, config, losses: [], metrics: [...metrics] };
    }
  }
  run.dispose();
  return encodeCheckpoint(best as Snapshot);
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

await main(async () => {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '0' } } });
  await startNodeBackend();
  const data = readDataset('twin');
  const questions = questionsOf(data);
  for (const folder of ['checkpoints', 'tapes']) mkdirSync(`${root}public/data/${folder}`, { recursive: true });
  for (const model of neuralModels) {
    const file = await checkpoint(model, Number(values.seed), data, questions);
    writeFileSync(`${root}public/data/checkpoints/${model}.bin`, file);
    writeFileSync(`${root}public/data/tapes/${model}.bin`, await tape(file, data, questions));
  }
});
