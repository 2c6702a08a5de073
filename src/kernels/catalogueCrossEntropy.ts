/** Softmax cross-entropy over a catalogue, which never holds the scores of all its games where they are many. */
import * as tf from '@tensorflow/tfjs-core';
import { columnSums } from './bias';
import { softmaxCrossEntropy } from './crossEntropy';
import { hasKernel, run } from './fused';
import { scores } from './scores';

/** Scores held at once: 128 MiB, the largest binding that every WebGPU device has. */
const MOST = 2 ** 25;

/** Scores of a part of the catalogue, where it is taken part by part. */
const PART = 2 ** 22;

/**
 * The mean over the rows of log Σⱼ exp(hᵢ · vⱼ + bⱼ) − (hᵢ · v + b) at row i's right column.
 *
 * @param hidden h [rows, d]
 * @param vectors v [games, d]
 * @param bias b [games]
 * @param target the right column of each row, [rows]
 * @param most scores held at once; where there are more, each part of them is computed twice
 */
export function catalogueCrossEntropy(
  hidden: tf.Tensor2D,
  vectors: tf.Tensor2D,
  bias: tf.Tensor1D | undefined,
  target: Int32Array,
  most = MOST,
): tf.Scalar {
  const games = vectors.shape[0];
  if (target.length * games <= most) return softmaxCrossEntropy(scores(hidden, vectors, bias), target);
  const width = Math.max(1, Math.floor(Math.min(most, PART) / target.length));
  return inParts(hidden, vectors, bias, target, width);
}

/** The same from `width` columns at a time: forward only log Σ exp is kept, backward the scores are computed again. */
function inParts(
  hidden: tf.Tensor2D,
  vectors: tf.Tensor2D,
  bias: tf.Tensor1D | undefined,
  target: Int32Array,
  width: number,
): tf.Scalar {
  const loss = tf.customGrad((...args) => {
    const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
    const [hidden, vectors, ...biases] = args.slice(0, -1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D?];
    const [bias] = biases;
    const sums = partsOf(vectors, bias, width).map((part) =>
      tf.tidy(() => rowLogSums(scores(hidden, part.vectors(), part.bias()))),
    );
    const logSum = tf.logSumExp(tf.stack(sums, 1), 1) as tf.Tensor1D;
    save([hidden, vectors, logSum, ...(bias ? [bias] : [])]);
    return {
      value: tf.mean(tf.sub(logSum, rightScores(hidden, vectors, bias, target))),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => gradients(dy, saved, target, width),
    };
  });
  return loss(hidden, vectors, ...(bias ? [bias] : [])) as tf.Scalar;
}

interface Part {
  start: number;
  /** Cut out of the catalogue when it is called. */
  vectors(): tf.Tensor2D;
  bias(): tf.Tensor1D | undefined;
}

const partsOf = (vectors: tf.Tensor2D, bias: tf.Tensor1D | undefined, width: number): Part[] => {
  const [games] = vectors.shape;
  return Array.from({ length: Math.ceil(games / width) }, (_, i) => {
    const start = i * width;
    const size = Math.min(width, games - start);
    return {
      start,
      vectors: () => tf.slice(vectors, [start, 0], [size, -1]),
      bias: () => bias && tf.slice(bias, [start], [size]),
    };
  });
};

function rightScores(
  hidden: tf.Tensor2D,
  vectors: tf.Tensor2D,
  bias: tf.Tensor1D | undefined,
  target: Int32Array,
): tf.Tensor1D {
  const ids = tf.tensor1d(target, 'int32');
  const scores = tf.sum<tf.Tensor1D>(tf.mul(hidden, tf.gather(vectors, ids)), 1);
  return bias ? tf.add(scores, tf.gather(bias, ids)) : scores;
}

/** Of the hidden vectors, the catalogue's and their bias. */
function gradients(dy: tf.Tensor, saved: tf.Tensor[], target: Int32Array, width: number): tf.Tensor[] {
  const [hidden, vectors, logSum, bias] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D, tf.Tensor1D?];
  let dhidden: tf.Tensor = tf.zerosLike(hidden);
  const dparts = partsOf(vectors, bias, width).map((part) => {
    const [sum, ...own] = tf.tidy(() => {
      const chosen = part.vectors();
      const right = tf.tensor1d(
        target.map((column) => column - part.start),
        'int32',
      );
      const dscores = softmaxGradient(scores(hidden, chosen, part.bias()), logSum, right, dy);
      const through = tf.add(dhidden, tf.matMul(dscores, chosen));
      return [through, tf.matMul(dscores, hidden, true), ...(bias ? [columnSums(dscores)] : [])];
    });
    dhidden.dispose();
    dhidden = sum;
    return own;
  });
  const whole = (index: number) => tf.concat(dparts.map((own) => own[index]));
  return [dhidden, whole(0), ...(bias ? [whole(1)] : [])];
}

/** log Σ exp of each row: [rows, width] → [rows]. */
function rowLogSums(scores: tf.Tensor2D): tf.Tensor1D {
  if (!hasKernel('RowLogSums')) return tf.logSumExp(scores, 1) as tf.Tensor1D;
  return run('RowLogSums', { scores })[0] as tf.Tensor1D;
}

/** (exp(score − logSum) − 1 at the right column, where it is among these) · dy / rows: [rows, width]. */
function softmaxGradient(
  scores: tf.Tensor2D,
  logSum: tf.Tensor1D,
  target: tf.Tensor1D,
  dy: tf.Tensor,
): tf.Tensor2D {
  if (hasKernel('SoftmaxGradient'))
    return run('SoftmaxGradient', { scores, target, note0: logSum, dy })[0] as tf.Tensor2D;
  const [rows, width] = scores.shape;
  const probability = tf.exp(tf.sub(scores, tf.expandDims(logSum, 1)));
  const right = tf.equal(tf.range(0, width, 1, 'int32'), tf.expandDims(target, 1));
  return tf.mul(tf.sub(probability, tf.cast(right, 'float32')), tf.div(dy, rows));
}
