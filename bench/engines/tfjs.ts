/** Training on tfjs: on the fused kernels if the backend has been given them, else in plain operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../../src/data/batches';
import { random, STREAM } from '../../src/data/random';
import { dropoutOf } from '../../src/kernels/dropout';
import { inference } from '../../src/nn/layers';
import { Run } from '../../src/train/run';
import { trainStep } from '../../src/train/step';
import { historiesOf, settingsOf } from '../histories';
import { padded } from '../padded';
import type { Trial } from '../trial';
import type { Loss, Trainer } from './trainer';

/** A run of a trial's model; its own batches are not used. */
export const runOf = (trial: Trial): Run =>
  new Run(trial.model, settingsOf(trial), historiesOf(trial.world), trial.world.games);

export function tfjsTrainer(trial: Trial): Trainer {
  const run = runOf(trial);
  const { config, adam } = run;
  const laidOut = (batch: Batch) =>
    trial.engine === 'tfjs-padded' ? padded(batch, config.maxLength) : batch;
  const advance = (batch: Batch): tf.Scalar => {
    const pass = {
      ...inference,
      dropout: dropoutOf(config.dropout, random(config.seed, STREAM.dropout, run.step++)),
    };
    return trainStep({ ...run.lossInput(laidOut(batch), pass), adam });
  };
  return {
    step: (batch) => lossOf(advance(batch)),
    async bytesMoved(batch) {
      const { kernels } = await tf.profile(() => advance(batch).dispose());
      const shapes = kernels.flatMap(({ inputShapes, outputShapes }) => [...inputShapes, ...outputShapes]);
      return shapes.reduce((sum, shape) => sum + (shape ? 4 * tf.util.sizeFromShape(shape) : 0), 0);
    },
  };
}

const lossOf = (loss: tf.Scalar): Loss => ({
  async read() {
    const [value] = await loss.data();
    loss.dispose();
    return value;
  },
  discard: () => loss.dispose(),
});

/** GFLOP/s of the product of two square matrices, the best of a few rounds. */
export async function tfjsMatmul(size: number): Promise<number> {
  const [a, b] = [0, 1].map((k) =>
    tf.tensor2d(
      Float32Array.from({ length: size * size }, (_, i) => ((i + k) % 7) / 7),
      [size, size],
    ),
  );
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    const corner = tf.tidy(() => tf.slice(tf.matMul(a, b), [0, 0], [1, 1]));
    await corner.data();
    corner.dispose();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  tf.dispose([a, b]);
  return (2 * size ** 3) / best / 1e9;
}
