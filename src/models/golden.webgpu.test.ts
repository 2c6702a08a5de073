/** The models on WebGPU, with its fused kernels, against their PyTorch twins; and what a training step costs there. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { registerWebgpuKernels } from '../kernels/webgpu';
import { offerGpu } from '../testing/dawn';
import { disagreements, type Golden } from '../testing/golden';
import { computedOf, goldenRun } from '../testing/goldenRun';
import { useBackend } from '../train/backend';

const missing = await offerGpu();
if (missing) console.warn(`The models are not tested on WebGPU outside a browser: ${missing}.`);

vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(missing)('on WebGPU', () => {
  beforeAll(async () => {
    await import('@tensorflow/tfjs-backend-webgpu');
    await useBackend('webgpu');
    registerWebgpuKernels();
  });

  it.each([
    ['gru4rec', 40],
    ['sasrec', 80],
    ['sasrec-published', 80],
    ['bert4rec', 80],
  ])('%s agrees with its twin, in %i dispatches a step at most', async (name, most) => {
    const file = new URL(`../../reference/golden/${name}.json`, import.meta.url);
    const golden: Golden = JSON.parse(readFileSync(file, 'utf8'));
    expect(disagreements(golden, await computedOf(golden), 1e-3)).toEqual({});

    const run = goldenRun({ ...golden, config: { ...golden.config, dropout: 0.2 } });
    // tfjs computes with small tensors in JavaScript until they are on the device: the first step is not counted.
    run.advance().dispose();
    const dispatched = vi.spyOn(tf.backend() as WebGPUBackend, 'runWebGPUProgram');
    run.advance().dispose();
    const shaders = dispatched.mock.calls.map(([program]) => program.shaderKey.split('_')[0]);
    dispatched.mockRestore();
    run.dispose();
    expect(shaders.length, shaders.join(' ')).toBeLessThanOrEqual(most);
  });
});
