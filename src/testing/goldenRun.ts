/** The real models on a golden fixture: the weights, the histories and the negatives that their twin was given. */
import * as tf from '@tensorflow/tfjs-core';
import { type Batch, type Example, pack } from '../data/batches';
import { configOf, type LossName, lossNames } from '../models/config';
import { inference } from '../nn/layers';
import { parametersOf } from '../nn/parameters';
import { type Recording, valuesOf } from '../nn/recording';
import { trace } from '../train/probes/trace';
import { traceStep } from '../train/probes/traceStep';
import { Run } from '../train/run';
import { lossOf, trainStep } from '../train/step';
import { type Golden, type Named, prefixed } from './golden';

/** What the model computes on the current backend, under the names that the fixture gives it. */
export async function computedOf(golden: Golden): Promise<Named> {
  const run = goldenRun(golden);
  try {
    const tape = namedOf(await trace(run, golden.tape));
    const scores = await run.score(golden.answers.histories);
    const problems = await Promise.all(lossNames.map((name) => differentiated(run, golden, name)));
    return {
      ...prefixed('tape', tape),
      ...(await stepped(run, golden)),
      answers: scores.filter((_, i) => i % (golden.games + 1) !== 0),
      losses: problems.map(({ loss }) => loss),
      ...Object.assign({}, ...problems.map(({ gradients }) => gradients)),
      ...(await trained(run, golden)),
    };
  } finally {
    run.dispose();
  }
}

const namedOf = (recording: Recording): Named =>
  Object.fromEntries(recording.ops.map((op) => [op.id, valuesOf(recording, op)]));

/** One step taken apart; the run stays as it is. */
async function stepped(run: Run, { tape }: Golden): Promise<Named> {
  const { forward, gradients, parameters } = await traceStep(run, tape);
  const { loss: _one, ...marked } = namedOf({ ...forward, ...gradients });
  return {
    ...prefixed('step', namedOf(forward)),
    ...prefixed('gradient in a step', marked),
    ...prefixed(
      'gradient in a step',
      Object.fromEntries(parameters.map(({ path, gradient }) => [path, gradient])),
    ),
    ...prefixed(
      'weights after a step',
      Object.fromEntries(parameters.map(({ path, after }) => [path, after.weight])),
    ),
  };
}

/** A run that starts from the fixture's weights. The caller disposes it. */
export function goldenRun({ model, games, config, weights, batch }: Golden): Run {
  const histories = batch.map(({ history }) => history);
  const run = new Run(model, configOf(model, config), histories, games);
  const saved = Object.entries(weights).map(
    ([path, { shape, values }]) => [path, { shape, values: Float32Array.from(values) }] as const,
  );
  run.restore({ step: 0, weights: Object.fromEntries(saved), optimiser: null });
  return run;
}

/** What the fixture trains on, as the model's own `examples` would give it. */
export const examplesOf = ({ batch }: Golden): Example[] =>
  batch.map(({ history, items, targets }) => {
    const at = items.map((_, t) => t).filter((t) => targets[t] !== 0);
    return { history, items, at, targets: at.map((t) => targets[t]) };
  });

const batchOf = (golden: Golden, negatives: readonly number[] = []): Batch => ({
  ...pack(examplesOf(golden), golden.config.maxLength as number),
  negatives: Int32Array.from(negatives),
});

/** A loss on the batch, and its gradients by parameter. */
async function differentiated({ model, config, games, weights }: Run, golden: Golden, name: LossName) {
  const { each, shared } = golden.negatives;
  const batch = batchOf(golden, name === 'bce' || name === 'gbce' ? each : shared);
  const parameters = parametersOf(weights);
  const { value, grads } = tf.variableGrads(
    () =>
      lossOf[name](model.encode(batch, weights, config, inference), model.catalogue(weights, games), batch, {
        logQ: tf.tensor1d(golden.logQ),
      }),
    parameters.map(([, variable]) => variable),
  );
  const wanted = parameters.filter(([path]) => name === 'ce' || path === 'items');
  const gradients = await valuesOfAll(wanted.map(([path, variable]) => [path, grads[variable.name]]));
  const [loss] = await value.data();
  tf.dispose([value, grads]);
  return { loss, gradients: prefixed(`gradient of ${name}`, gradients) };
}

/** As many steps on the batch as the twin took. */
async function trained(run: Run, golden: Golden): Promise<Named> {
  const batch = batchOf(golden);
  const losses: number[] = [];
  for (const _ of golden.training.losses) {
    const loss = trainStep({ ...run, batch, pass: inference, lossOptions: {} });
    losses.push((await loss.data())[0]);
    loss.dispose();
  }
  const weights = await valuesOfAll(parametersOf(run.weights));
  return { 'losses of training': losses, ...prefixed('weights after training', weights) };
}

async function valuesOfAll(tensors: [string, tf.Tensor][]): Promise<Named> {
  const read = tensors.map(async ([name, tensor]) => [name, (await tensor.data()).slice()] as const);
  return Object.fromEntries(await Promise.all(read)) as Named;
}
