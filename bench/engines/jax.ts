/** Training on jax-js: it compiles for shapes, and so has its histories padded. */
import { blockUntilReady, defaultDevice, init, numpy as np } from '@jax-js/jax';
import { useBackend } from '../../src/train/backend/backend';
import { settingsOf } from '../histories';
import { JaxRun } from '../jax/training';
import { padded } from '../padded';
import type { Backend, Trial } from '../trial';
import { runOf } from './tfjs';
import type { Trainer } from './trainer';

export async function startJax(backend: Backend): Promise<void> {
  if (!(await init(backend)).includes(backend)) throw new Error(`jax-js does not start on ${backend} here.`);
  defaultDevice(backend);
}

/** From the weights that the others start from. */
export async function jaxTrainer(trial: Trial): Promise<Trainer> {
  await import('@tensorflow/tfjs-backend-cpu');
  await useBackend('cpu');
  const config = settingsOf(trial);
  const start = runOf(trial);
  const run = new JaxRun(trial.model, config, trial.world.games, await start.readWeights());
  start.dispose();
  return {
    step(batch) {
      const loss = run.advance(padded(batch, config.maxLength));
      return {
        read: async () => (await loss.data())[0],
        discard: () => loss.dispose(),
      };
    },
    bytesMoved: async () => null,
  };
}

/** GFLOP/s of the product of two square matrices, the best of a few rounds. */
export async function jaxMatmul(size: number): Promise<number> {
  const values = Float32Array.from({ length: size * size }, (_, i) => (i % 7) / 7);
  const [a, b] = [values, values.slice()].map((values) => np.array(values).reshape([size, size]));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    const product = np.matmul(a.ref, b.ref);
    await blockUntilReady(product);
    product.dispose();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  for (const used of [a, b]) used.dispose();
  return (2 * size ** 3) / best / 1e9;
}
