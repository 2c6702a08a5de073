/**
 * npm run train -- --model gru4rec|sasrec|bert4rec|markov|popularity|itemknn --data twin|steam
 *                  [--epochs N] [--seed S] [--loss L] [--set name=value …] [--out FILE] [--json]
 *
 * Trains as the page does, evaluates on every player after each epoch, and reports the test figures of the epoch that
 * was best in validation.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataError } from '../src/data/dataError';
import { catalogueSize } from '../src/data/dataset';
import {
  faultNames,
  lossNames,
  type ModelName,
  neuralModels,
  type RunConfig,
  configOf as withDefaults,
} from '../src/models/config';
import { baselines } from '../src/train/baselines';
import { evaluate } from '../src/train/evaluate';
import { trainUntil } from '../src/train/loop';
import { type BaselineName, baselineNames, type Metrics } from '../src/train/protocol';
import { type Questions, questionsOf } from '../src/train/questions';
import { Run } from '../src/train/run';
import { encodeCheckpoint, type Snapshot } from '../src/train/snapshot';
import { main, readDataset, startNodeBackend } from './lib/node';

interface Report {
  model: string;
  data: string;
  backend: string;
  seed: number;
  epochs: number;
  secondsPerEpoch: number;
  parameters: number;
  valid: Metrics;
  test: Metrics;
}

function configOf(model: ModelName, { epochs, seed, loss, set }: Record<string, unknown>): RunConfig {
  const config: RunConfig = { ...withDefaults(model, loss === 'gbce' ? { loss } : {}) };
  const assignments = [
    ...(epochs === undefined ? [] : [`epochs=${epochs}`]),
    `seed=${seed}`,
    ...(loss === undefined ? [] : [`loss=${loss}`]),
    ...(set as string[]),
  ];
  for (const assignment of assignments) {
    const [key, text = ''] = assignment.split('=');
    if (!Object.hasOwn(config, key)) {
      throw new DataError(`There is no setting “${key}”. Known: ${Object.keys(config).join(', ')}.`);
    }
    const old = config[key as keyof RunConfig];
    const value = typeof old === 'number' ? Number(text) : text;
    const sound =
      typeof value === 'number' ? Number.isFinite(value) && value >= 0 && text !== '' : allowed(key, value);
    if (!sound) throw new DataError(`“${text}” is no value for “${key}”.`);
    Object.assign(config, { [key]: value });
  }
  if (config.epochs < 1) throw new DataError('A run has at least one epoch.');
  return config;
}

const allowed = (key: string, value: string): boolean =>
  (
    ({
      loss: lossNames,
      fault: faultNames,
      norm: ['pre', 'published'],
      bptt: ['full', 'session-parallel'],
    }) as Record<string, readonly string[]>
  )[key]?.includes(value) ?? false;

async function count(
  model: BaselineName,
  { training, validation, test }: Questions,
  games: number,
  data: string,
) {
  const start = performance.now();
  const recommender = baselines[model](training, games);
  const secondsPerEpoch = (performance.now() - start) / 1000;
  return {
    model,
    data,
    backend: 'none',
    seed: 0,
    epochs: 1,
    secondsPerEpoch,
    parameters: 0,
    valid: await evaluate(recommender, validation, games),
    test: await evaluate(recommender, test, games),
  };
}

async function train(
  model: ModelName,
  config: RunConfig,
  questions: Questions,
  games: number,
  say: (line: string) => void,
) {
  const run = new Run(model, config, questions.training, games);
  say(`${model}: ${run.parameters} parameters, ${run.stepsPerEpoch} steps an epoch`);
  let best: { valid: Metrics; test: Metrics } | null = null;
  let snapshot: Snapshot | null = null;
  let seconds = 0;
  for (let epoch = 1; epoch <= config.epochs; epoch++) {
    let loss = 0;
    const start = performance.now();
    await trainUntil(run, epoch * run.stepsPerEpoch, {
      onLoss: (point) => {
        loss = point.loss;
      },
    });
    seconds += (performance.now() - start) / 1000;
    const valid = await evaluate(run, questions.validation, games);
    if (!best || valid.ndcg10 > best.valid.ndcg10) {
      best = { valid, test: await evaluate(run, questions.test, games) };
      const metrics = [{ ...valid, step: run.step, epoch, players: questions.validation.length }];
      snapshot = { ...(await run.save()), model, dataset: '', games, config, losses: [], metrics };
    }
    say(`epoch ${epoch}  ${(seconds / epoch).toFixed(2)} s  loss ${loss.toFixed(4)}  valid ${line(valid)}`);
  }
  run.dispose();
  return { best, snapshot, secondsPerEpoch: seconds / config.epochs } as {
    best: { valid: Metrics; test: Metrics };
    snapshot: Snapshot;
    secondsPerEpoch: number;
  };
}

const line = ({ hr10, ndcg10, mrr }: Metrics): string =>
  `HR@10 ${hr10.toFixed(4)}  NDCG@10 ${ndcg10.toFixed(4)}  MRR ${mrr.toFixed(4)}`;

const isOneOf = <T extends string>(names: readonly T[], name: string | undefined): name is T =>
  names.includes(name as T);

await main(async () => {
  const { values } = parseArgs({
    options: {
      model: { type: 'string' },
      data: { type: 'string', default: 'twin' },
      epochs: { type: 'string' },
      seed: { type: 'string', default: '0' },
      loss: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { model, data: name, json, out } = values;
  const data = readDataset(name);
  const questions = questionsOf(data);
  const games = catalogueSize(data);
  const say = (line: string) => (json ? console.error(line) : console.log(line));

  let report: Report;
  if (isOneOf(baselineNames, model)) {
    report = await count(model, questions, games, name);
  } else if (isOneOf(neuralModels, model)) {
    const config = configOf(model, values);
    const backend = await startNodeBackend();
    const { best, secondsPerEpoch, snapshot } = await train(model, config, questions, games, say);
    report = {
      model,
      data: name,
      backend,
      seed: config.seed,
      epochs: config.epochs,
      secondsPerEpoch,
      parameters: Object.values(snapshot.weights).reduce((sum, { values }) => sum + values.length, 0),
      ...best,
    };
    if (out) writeFileSync(out, encodeCheckpoint({ ...snapshot, dataset: data.manifest.name }));
  } else {
    const known = [...neuralModels, ...baselineNames].join(', ');
    throw new DataError(
      model ? `There is no model “${model}”. Known: ${known}.` : `Say --model, one of ${known}.`,
    );
  }
  for (const split of ['valid', 'test'] as const) say(`${split.padEnd(6)}${line(report[split])}`);
  if (json) console.log(JSON.stringify(report));
});
