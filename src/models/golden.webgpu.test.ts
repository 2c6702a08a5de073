/** The models on WebGPU, with its fused kernels, against their PyTorch twins; and what a training step costs there. */

import { readFileSync } from 'node:fs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { disagreements, type Golden } from '../testing/golden';
import { computedOf, goldenRun } from '../testing/goldenRun';
import { offerWebgpu, startWebgpu } from '../testing/webgpu';

const missing = await offerWebgpu('The models');

describe.skipIf(missing)('on WebGPU', () => {
  beforeAll(startWebgpu);

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
