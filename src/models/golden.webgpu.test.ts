/** The models on WebGPU, with its fused kernels, against their PyTorch twins; and what a training step costs there. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { disagreements, type Golden } from '../testing/golden';
import { computedOf, goldenRun } from '../testing/goldenRun';
import { offerWebgpu, startWebgpu } from '../testing/webgpu';

const missing = await offerWebgpu('The models');

describe.skipIf(missing)('on WebGPU', () => {
  beforeAll(startWebgpu);

  it.each([
    ['gru4rec', 21],
    ['sasrec', 46],
    ['sasrec-published', 50],
    ['bert4rec', 55],
  ])('%s agrees with its twin, in %i dispatches a step', async (name, dispatches) => {
    const file = new URL(`../../reference/golden/${name}.json`, import.meta.url);
    const golden: Golden = JSON.parse(readFileSync(file, 'utf8'));
    expect(disagreements(golden, await computedOf(golden), 1e-3)).toEqual({});

    const run = goldenRun({ ...golden, config: { ...golden.config, dropout: 0.2 } });
    // tfjs computes with small tensors in JavaScript until they are on the device: the first step is not counted.
    run.advance().dispose();
    const dispatched = vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups');
    run.advance().dispose();
    expect(dispatched).toHaveBeenCalledTimes(dispatches);
    dispatched.mockRestore();
    run.dispose();
  });
});
