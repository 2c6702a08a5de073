/** Small models in training, on every backend: their losses stay together over fifty steps. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { registerWasmKernels } from '../kernels/wasm';
import { offerWebgpu, startWebgpu } from '../testing/webgpu';
import { useBackend } from '../train/backend/backend';
import { Run } from '../train/run';
import { configOf, type ModelName, neuralModels } from './config';

const missing = await offerWebgpu('Training');

const GAMES = 13;
const STEPS = 50;

function historiesOf(players: number): number[][] {
  const draw = random(3, 1);
  return Array.from({ length: players }, () =>
    Array.from({ length: 3 + draw.integer(5) }, () => 1 + draw.integer(GAMES)),
  );
}

async function lossesOn(backend: 'cpu' | 'wasm' | 'webgpu', model: ModelName): Promise<number[]> {
  await tf.setBackend(backend);
  const config = configOf(model, { width: 8, maxLength: 6, batchSize: 6, dropout: 0, learningRate: 0.005 });
  const run = new Run(model, config, historiesOf(12), GAMES);
  const losses = Array.from({ length: STEPS }, () => run.advance());
  const values = await Promise.all(losses.map((loss) => loss.data()));
  tf.dispose(losses);
  run.dispose();
  return values.map(([value]) => value);
}

const close = (losses: number[], expected: number[]) => {
  const off = losses.map((loss, step) => Math.abs(loss / expected[step] - 1));
  expect(Math.max(...off)).toBeLessThan(1e-3);
};

describe.each(neuralModels)('%s', (model) => {
  let expected: number[];

  beforeAll(async () => {
    await useBackend('wasm');
    await registerWasmKernels();
    expected = await lossesOn('cpu', model);
  });

  it('learns something to begin with', () => {
    expect(expected.at(-1)).toBeLessThan(0.95 * expected[0]);
  });

  it('has the same losses on WASM', async () => close(await lossesOn('wasm', model), expected));

  it.skipIf(missing)('has the same losses on WebGPU', async () => {
    await startWebgpu();
    close(await lossesOn('webgpu', model), expected);
  });
});
