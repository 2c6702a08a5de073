/** The models in jax-js are the models of the site: the same losses from the same weights. */

import { readFileSync } from 'node:fs';
import { defaultDevice, init } from '@jax-js/jax';
import { beforeAll, expect, it } from 'vitest';
import { pack } from '../../src/data/batches';
import { configOf, neuralModels } from '../../src/models/config';
import type { Golden } from '../../src/testing/golden';
import { examplesOf } from '../../src/testing/goldenRun';
import { padded } from '../padded';
import { JaxRun } from './training';

beforeAll(async () => {
  await init('wasm');
  defaultDevice('wasm');
});

it.each(neuralModels)('%s trains as its PyTorch twin does', async (name) => {
  const file = new URL(`../../reference/golden/${name}.json`, import.meta.url);
  const golden: Golden = JSON.parse(readFileSync(file, 'utf8'));
  const config = configOf(name, golden.config);
  const weights = Object.fromEntries(
    Object.entries(golden.weights).map(([path, { shape, values }]) => [
      path,
      { shape, values: Float32Array.from(values) },
    ]),
  );
  const run = new JaxRun(name, config, golden.games, weights);
  const batch = padded(pack(examplesOf(golden), config.maxLength), config.maxLength);
  for (const expected of golden.training.losses) {
    const [loss] = await run.advance(batch).data();
    expect(loss).toBeCloseTo(expected, 4);
  }
});
