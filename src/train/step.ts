/** One update: batch → loss → gradients → Adam. */
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../data/batches';
import type { LossName, RunConfig } from '../models/config';
import type { SequenceModel } from '../models/model';
import type { Adam } from '../nn/adam';
import type { Pass } from '../nn/layers';
import * as losses from '../nn/losses';
import { parametersOf, type Weights } from '../nn/parameters';

export const lossOf: Record<LossName, losses.Loss> = {
  ce: losses.crossEntropy,
  'sampled-softmax': losses.sampledSoftmax,
  bce: losses.binaryCrossEntropy,
  gbce: losses.generalisedBinaryCrossEntropy,
  'bpr-max': losses.bprMax,
  'top1-max': losses.top1Max,
};

export interface LossInput {
  model: SequenceModel;
  weights: Weights;
  config: RunConfig;
  games: number;
  batch: Batch;
  pass: Pass;
  lossOptions: losses.LossOptions;
}

export interface StepInput extends LossInput {
  adam: Adam;
}

/** How wrong the model is about a batch. */
export function batchLoss({ model, weights, config, games, batch, pass, lossOptions }: LossInput): tf.Scalar {
  const { tape } = pass;
  const hidden = model.encode(batch, weights, config, pass);
  const catalogue = model.catalogue(weights, games);
  return tape.mark('loss', lossOf[config.loss](hidden, catalogue, batch, { ...lossOptions, tape }));
}

/** Updates the weights; returns the loss before the update, still on the device. The caller disposes it. */
export function trainStep({ adam, ...input }: StepInput): tf.Scalar {
  const variables = parametersOf(input.weights).map(([, variable]) => variable);
  const { value, grads } = tf.variableGrads(() => batchLoss(input), variables);
  adam.update(
    variables.map(({ name }) => grads[name]),
    input.config.learningRate,
  );
  tf.dispose(grads);
  return value;
}
