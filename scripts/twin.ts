/**
 * npm run twin -- [--teacher FILE …] [--temperature T] [--epochs N] [--seed S]
 *
 * Builds public/data/twin from public/data/steam: players simulated by a mixture of models trained on the real ones, and
 * an audit of how like them they are. Teachers can be given as checkpoints made by
 * `npm run train -- --data steam --out FILE`; else three are trained here, which takes a while.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { DataError } from '../src/data/dataError';
import { catalogueSize, type Dataset, historyOf, playerCount } from '../src/data/dataset';
import { encodeDataset } from '../src/data/datasetFile';
import { random } from '../src/data/random';
import { defaults, type ModelName } from '../src/models/config';
import { measureBaselines } from '../src/train/baselines';
import { evaluate } from '../src/train/evaluate';
import { trainUntil } from '../src/train/loop';
import { type Questions, questionsOf } from '../src/train/questions';
import { Run } from '../src/train/run';
import { decodeSnapshot } from '../src/train/snapshot';
import { datasetPath, main, readDataset, startNodeBackend } from './lib/node';
import { agreement, nearestOverlap, signature } from './twin/likeness';
import { samplePlayers } from './twin/sample';

const PROVENANCE =
  'Simulated players: histories sampled from sequence models trained on public Steam libraries. No history is a person’s.';

/** A history shorter than this may well come out equal to a real one by chance. */
const NOTABLE_LENGTH = 5;

const rounded = (value: number): number => Number(value.toFixed(4));

/** Trains to the best validation epoch, looking every fifth. */
async function trained(model: ModelName, seed: number, epochs: number, questions: Questions, games: number) {
  const run = new Run(model, { ...defaults[model], seed, epochs }, questions.training, games);
  let best = { ndcg10: -1, saved: await run.save() };
  for (let epoch = 5; epoch <= epochs; epoch += 5) {
    await trainUntil(run, epoch * run.stepsPerEpoch, {});
    const { ndcg10 } = await evaluate(run, questions.validation, games);
    console.log(`  ${model} epoch ${epoch}: NDCG@10 ${ndcg10.toFixed(4)}`);
    if (ndcg10 > best.ndcg10) best = { ndcg10, saved: await run.save() };
  }
  run.restore(best.saved);
  return run;
}

function opened(path: string, questions: Questions, games: number): Run {
  const snapshot = decodeSnapshot(readFileSync(path));
  const run = new Run(snapshot.model, snapshot.config, questions.training, games);
  run.restore(snapshot);
  return run;
}

/** @param onReal a SASRec trained on the real players, which the one trained on the twin is compared with */
async function audit(real: Dataset, twin: Dataset, onReal: Run, seed: number, epochs: number) {
  const games = catalogueSize(real);
  const [realQuestions, twinQuestions] = [questionsOf(real), questionsOf(twin)];
  const all = (data: Dataset) =>
    Array.from({ length: playerCount(data) }, (_, player) => historyOf(data, player));
  const [realHistories, twinHistories] = [all(real), all(twin)];
  const half = (start: number) => realHistories.filter((_, player) => player % 2 === start);

  const counted = await measureBaselines(twinQuestions.training, twinQuestions.test, games);
  const leaderboard = Object.fromEntries(counted.map(({ name, ndcg10 }) => [name, rounded(ndcg10)]));
  console.log('Training a SASRec on the twin …');
  const onTwin = await trained('sasrec', seed, epochs, twinQuestions, games);
  leaderboard.sasrec = rounded((await evaluate(onTwin, twinQuestions.test, games)).ndcg10);
  const transferred = await evaluate(onTwin, realQuestions.test, games);
  onTwin.dispose();
  const reference = await evaluate(onReal, realQuestions.test, games);

  return {
    realNdcg: { trainedOnTwin: rounded(transferred.ndcg10), trainedOnReal: rounded(reference.ndcg10) },
    ratio: rounded(transferred.ndcg10 / reference.ndcg10),
    leaderboard,
    agreement: agreement(realHistories, twinHistories),
    agreementOfRealHalves: agreement(half(0), half(1)),
    nearestOverlap: {
      twinToReal: rounded(nearestOverlap(twinHistories, half(0), games)),
      realToReal: rounded(nearestOverlap(half(1), half(0), games)),
    },
    seed,
    epochs,
  };
}

function save(twin: Dataset): void {
  mkdirSync(dirname(datasetPath('twin')), { recursive: true });
  writeFileSync(datasetPath('twin'), encodeDataset(twin));
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      teacher: { type: 'string', multiple: true, default: [] },
      temperature: { type: 'string', default: '0.9' },
      epochs: { type: 'string', default: '60' },
      seed: { type: 'string', default: '0' },
    },
  });
  const [temperature, epochs, seed] = [values.temperature, values.epochs, values.seed].map(Number);
  const real = readDataset('steam');
  await startNodeBackend();
  const games = catalogueSize(real);
  const questions = questionsOf(real);

  const teachers =
    values.teacher.length > 0
      ? values.teacher.map((path) => opened(path, questions, games))
      : [
          await trained('sasrec', seed, epochs, questions, games),
          await trained('sasrec', seed + 1, epochs, questions, games),
          await trained('gru4rec', seed, epochs, questions, games),
        ];
  const onReal = teachers.find(({ name }) => name === 'sasrec');
  if (!onReal) throw new DataError('One of the teachers must be a SASRec: the audit compares with it.');
  const histories = Array.from({ length: playerCount(real) }, (_, player) => historyOf(real, player));
  const signatures = new Set(histories.filter(({ length }) => length >= NOTABLE_LENGTH).map(signature));
  const { histories: drawn, rejected } = await samplePlayers(
    {
      teachers,
      games,
      temperature,
      firstGames: histories.map((history) => history[0]),
      lengths: histories.map(({ length }) => length),
    },
    histories.length,
    random(seed),
    (history) => signatures.has(signature(history)),
    (done) => console.log(`${done} players simulated`),
  );

  const offsets = new Uint32Array(drawn.length + 1);
  drawn.forEach((history, player) => {
    offsets[player + 1] = offsets[player] + history.length;
  });
  const twin: Dataset = {
    manifest: {
      name: 'twin',
      provenance: PROVENANCE,
      simulated: true,
      recipe: real.manifest.recipe,
      counts: { players: drawn.length, games, interactions: offsets[drawn.length] },
    },
    games: real.games,
    items: Uint16Array.from(drawn.flat()),
    offsets,
  };
  save(twin);
  const report = {
    ...(await audit(real, twin, onReal, seed, epochs)),
    teachers: teachers.map(({ name, config }) => `${name}, seed ${config.seed}`),
    temperature,
    equalToAReal: rejected,
  };
  twin.manifest.audit = report;
  save(twin);
  console.log(JSON.stringify(report, null, 2));
});
