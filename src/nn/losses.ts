/**
 * The losses: how wrong are the hidden vectors? A loss is an option of a model, not another model.
 *
 * Common shapes: hidden [N, d], one row a prediction; N targets (item ids from 1); V games; k negatives.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../data/batches';
import { catalogueCrossEntropy } from '../kernels/catalogueCrossEntropy';
import { softmaxCrossEntropy } from '../kernels/crossEntropy';
import { type Catalogue, scoresOf } from './readout';
import { silent, type Tape } from './tape';

export interface LossOptions {
  /** log of how often each game is expected among the shared columns, [V]; subtracted by sampled softmax. */
  logQ?: tf.Tensor1D;
  /** gBCE's t: 0 is BCE, 1 undoes the overconfidence that sampling causes. */
  calibration?: number;
  /** BPR-max's λ. */
  regularisation?: number;
  /** Listens to the scores that the loss is made of. */
  tape?: Tape;
}

export type Loss = (
  hidden: tf.Tensor2D,
  catalogue: Catalogue,
  batch: Batch,
  options: LossOptions,
) => tf.Scalar;

/** −log softmax(scores)[target], over the whole catalogue, averaged. */
export const crossEntropy: Loss = (hidden, catalogue, batch, { tape = silent }) => {
  const columns = columnsOf(batch.targets);
  if (tape === silent) return catalogueCrossEntropy(hidden, catalogue.vectors, catalogue.bias, columns);
  return softmaxCrossEntropy(scoresOf(hidden, catalogue, tape), columns);
};

/** The same over a few columns: everyone's targets in this batch and k shared negatives. */
export const sampledSoftmax: Loss = (hidden, catalogue, batch, { logQ, tape }) => {
  const { scores, columns } = sharedScores(hidden, catalogue, batch, tape);
  const corrected = logQ ? tf.sub<tf.Tensor2D>(scores, tf.gather(logQ, columns)) : scores;
  return softmaxCrossEntropy(hideRepeats(corrected, batch), range(batch.targets.length));
};

/** −log σ(r₊) − Σ log(1 − σ(r₋)) over k negatives of each prediction (Kang and McAuley 2018: k = 1). */
export const binaryCrossEntropy: Loss = (hidden, catalogue, batch, { tape }) =>
  binary(hidden, catalogue, batch, 1, tape);

/** BCE whose positive is σ(r₊)^β, with β from the sampling rate (Petrov and Macdonald 2023, equation 11). */
export const generalisedBinaryCrossEntropy: Loss = (hidden, catalogue, batch, options) => {
  const { calibration = 0.75, tape } = options;
  const rate = batch.negatives.length / batch.targets.length / (catalogue.vectors.shape[0] - 1);
  return binary(hidden, catalogue, batch, rate * (calibration * (1 - 1 / rate) + 1 / rate), tape);
};

/** −log Σ sⱼ σ(r₊ − rⱼ) + λ Σ sⱼ rⱼ², s the softmax over the negatives (Hidasi and Karatzoglou 2018). */
export const bprMax: Loss = (hidden, catalogue, batch, { regularisation = 1, tape }) => {
  const { positive, negative, share } = rankedScores(hidden, catalogue, batch, tape);
  const won = tf.sum(tf.mul(share, tf.sigmoid(tf.sub(positive, negative))), 1);
  const penalty = tf.sum(tf.mul(share, tf.square(negative)), 1);
  return tf.mean(tf.add(tf.neg(tf.log(tf.add(won, 1e-24))), tf.mul(penalty, regularisation))) as tf.Scalar;
};

/** Σ sⱼ [σ(rⱼ − r₊) + σ(rⱼ²)] (Hidasi and Karatzoglou 2018). */
export const top1Max: Loss = (hidden, catalogue, batch, { tape }) => {
  const { positive, negative, share } = rankedScores(hidden, catalogue, batch, tape);
  const lost = tf.add(tf.sigmoid(tf.sub(negative, positive)), tf.sigmoid(tf.square(negative)));
  return tf.mean(tf.sum(tf.mul(share, lost), 1)) as tf.Scalar;
};

/** Both binary losses: β weighs the positive. */
function binary(
  hidden: tf.Tensor2D,
  catalogue: Catalogue,
  batch: Batch,
  beta: number,
  tape = silent,
): tf.Scalar {
  const n = batch.targets.length;
  const k = batch.negatives.length / n;
  const positive = tape.mark('positive', pickedScores(hidden, catalogue, columnsOf(batch.targets), 1));
  const negative = tape.mark('negative', pickedScores(hidden, catalogue, columnsOf(batch.negatives), k));
  const missed = tf.mul(tf.softplus(tf.neg(positive)), beta);
  const fooled = tf.sum(tf.softplus(negative), 1, true);
  return tf.mean(tf.add(missed, fooled)) as tf.Scalar;
}

/** The scores of k given columns for each row: columns [N × k] → [N, k]. */
function pickedScores(
  hidden: tf.Tensor2D,
  { vectors, bias }: Catalogue,
  columns: Int32Array,
  k: number,
): tf.Tensor2D {
  const [n, d] = hidden.shape;
  const ids = tf.tensor1d(columns, 'int32');
  const picked = tf.reshape(tf.gather(vectors, ids), [n, k, d]);
  const scores = tf.sum(tf.mul(picked, tf.expandDims(hidden, 1)), 2) as tf.Tensor2D;
  return bias ? tf.add(scores, tf.reshape(tf.gather(bias, ids), [n, k])) : scores;
}

/** Scores of the N targets and the k shared negatives for every row: [N, N + k]. The answer of row i is column i. */
function sharedScores(hidden: tf.Tensor2D, { vectors, bias }: Catalogue, batch: Batch, tape?: Tape) {
  const columns = tf.tensor1d(columnsOf(sharedItems(batch)), 'int32');
  const chosen = { vectors: tf.gather(vectors, columns), bias: bias && tf.gather(bias, columns) };
  return { scores: scoresOf(hidden, chosen, tape), columns };
}

const sharedItems = ({ targets, negatives }: Batch): Int32Array =>
  Int32Array.from([...targets, ...negatives]);

/** A column that repeats a row's own answer is not a negative: far below, so that softmax gives it nothing. */
function hideRepeats(scores: tf.Tensor2D, batch: Batch): tf.Tensor2D {
  return tf.add(scores, repeatMask(batch, -1e9));
}

function repeatMask(batch: Batch, value: number): tf.Tensor2D {
  const items = sharedItems(batch);
  const rows = batch.targets.length;
  const mask = new Float32Array(rows * items.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < items.length; column++) {
      if (column !== row && items[column] === batch.targets[row]) mask[row * items.length + column] = value;
    }
  }
  return tf.tensor2d(mask, [rows, items.length]);
}

/** For the "-max" losses: the answer's score [N, 1], all columns' scores [N, C], and each negative's share [N, C]. */
function rankedScores(hidden: tf.Tensor2D, catalogue: Catalogue, batch: Batch, tape?: Tape) {
  const { scores } = sharedScores(hidden, catalogue, batch, tape);
  const [rows, width] = scores.shape;
  const own = tf.oneHot(tf.range(0, rows, 1, 'int32'), width);
  const positive = tf.sum(tf.mul(scores, own), 1, true);
  const negativesOnly = tf.add(hideRepeats(scores, batch), tf.mul(own, -1e9));
  return { positive, negative: scores, share: tf.softmax(negativesOnly as tf.Tensor2D) };
}

const columnsOf = (items: Int32Array): Int32Array => items.map((item) => item - 1);

const range = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
