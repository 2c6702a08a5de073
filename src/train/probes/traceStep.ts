/**
 * One training step on one history, taken apart: what was computed, the gradient of each of it, and what Adam makes of
 * the gradients. The run itself stays as it is: the update is made on copies.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Example } from '../../data/batches';
import { DataError } from '../../data/dataError';
import { random, STREAM } from '../../data/random';
import { cloze } from '../../models/bert4rec';
import { Adam } from '../../nn/adam';
import { recordBackward } from '../../nn/backward';
import { inference } from '../../nn/layers';
import { parametersOf } from '../../nn/parameters';
import type { ParameterStep, StepRequest, StepTape } from '../protocol';
import type { Run } from '../run';
import { batchLoss } from '../step';
import { readingOf } from './trace';

/** Nothing is dropped out, so that the numbers can be followed. Rejects a history in which nothing can be predicted. */
export async function traceStep(run: Run, request: StepRequest): Promise<StepTape> {
  const { config, games, adam } = run;
  const { read, example } = exampleOf(run, request);
  const batch = run.batchOf([example]);
  const parameters = parametersOf(run.weights);
  const variables = parameters.map(([, variable]) => variable);
  const { ofParameters, gradients, ...forward } = await recordBackward(
    (tape) => batchLoss(run.lossInput(batch, { ...inference, tape })),
    variables,
  );
  try {
    return {
      forward: {
        model: run.name,
        history: read,
        masked: run.name === 'bert4rec' ? [...example.at] : [],
        ...forward,
      },
      gradients,
      at: [...example.at],
      targets: [...example.targets],
      learningRate: config.learningRate,
      t: adam.t + 1,
      parameters: await updated(run, parameters, ofParameters),
      games,
    };
  } finally {
    tf.dispose(ofParameters);
  }
}

/** The history as the model is trained on it; with `only`, as if one of its predictions counted. */
function exampleOf(run: Run, request: StepRequest): { read: number[]; example: Example } {
  const { model, config, games } = run;
  const { read, hidden } = readingOf(run, request);
  const blanks = hidden.length > 0 ? hidden : [read.length - 1];
  const [example] =
    run.name === 'bert4rec'
      ? [cloze(read, blanks, games)]
      : model.examples(read, config, random(config.seed, STREAM.masks), games);
  if (read.length < 2 || !example)
    throw new DataError('One game alone teaches nothing: add another to the history.');
  const { only } = request;
  if (only === undefined) return { read, example };
  const kept = example.at.indexOf(only);
  if (kept < 0) throw new DataError(`Nothing is predicted at position ${only}.`);
  return { read, example: { ...example, at: [only], targets: [example.targets[kept]] } };
}

/** Every parameter before and after Adam. */
async function updated(
  { adam, config }: Run,
  parameters: [string, tf.Variable][],
  gradients: tf.Tensor[],
): Promise<ParameterStep[]> {
  const momentsOf = async ({ moments: { m, v } }: Adam) =>
    (await Promise.all([m.data(), v.data()])).map((values) => values.slice() as Float32Array);
  const valuesOf = (tensors: tf.Tensor[]) =>
    Promise.all(tensors.map(async (tensor) => (await tensor.data()).slice() as Float32Array));
  const [m, v] = await momentsOf(adam);
  const before = await valuesOf(parameters.map(([, variable]) => variable));
  // Made of values: a clone would share its memory with the run, and Adam writes in place.
  const copies = parameters.map(([, { shape }], i) =>
    tf.tidy(() => tf.variable(tf.tensor(before[i].slice(), shape))),
  );
  const twin = new Adam(copies);
  try {
    twin.restore(m.slice(), v.slice(), adam.t);
    twin.update(gradients, config.learningRate);
    const [mAfter, vAfter] = await momentsOf(twin);
    const [after, gradient] = await Promise.all([valuesOf(copies), valuesOf(gradients)]);
    let end = 0;
    return parameters.map(([path, { shape, size }], i) => {
      const start = end;
      end += size;
      const own = (values: Float32Array) => values.slice(start, end);
      return {
        path,
        shape,
        gradient: gradient[i],
        before: { weight: before[i], m: own(m), v: own(v) },
        after: { weight: after[i], m: own(mAfter), v: own(vAfter) },
      };
    });
  } finally {
    twin.dispose();
    tf.dispose(copies);
  }
}
