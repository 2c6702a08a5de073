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

export interface StepInput {
  model: SequenceModel;
  weights: Weights;
  config: RunConfig;
  games: number;
  batch: Batch;
  pass: Pass;
  adam: Adam;
  lossOptions: losses.LossOptions;
}

/** Updates the weights; returns the loss before the update, still on the device. The caller disposes it. */
export function trainStep({
  model,
  weights,
  config,
  games,
  batch,
  pass,
  adam,
  lossOptions,
}: StepInput): tf.Scalar {
  const variables = parametersOf(weights).map(([, variable]) => variable);
  const { value, grads } = tf.variableGrads(() => {
    const hidden = model.encode(batch, weights, config, pass);
    return lossOf[config.loss](hidden, model.catalogue(weights, games), batch, lossOptions);
  }, variables);
  adam.update(
    variables.map(({ name }) => grads[name]),
    config.learningRate,
  );
  tf.dispose(grads);
  return value;
}
