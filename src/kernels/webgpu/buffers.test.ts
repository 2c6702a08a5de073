/** Whether buffers are used again; on a device that computes nothing, and asks for memory as any other. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { neuralModels } from '../../models/config';
import { offerGpu } from '../../testing/dawn';
import { integers } from '../../testing/numbers';
import { GAMES, historiesOf, toyConfig } from '../../testing/toy';
import { useBackend } from '../../train/backend/backend';
import { Run } from '../../train/run';
import { registerWebgpuKernels } from '.';
import { Buffers } from './buffers';

await offerGpu('null');

const USAGE = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;

describe('buffers', () => {
  let device: GPUDevice;
  const none = { numBytesUsed: 0, numBytesAllocated: 0, getNumUsedBuffers: () => 0 };
  const buffers = () => new Buffers(device, none as never);

  beforeAll(async () => {
    await import('@tensorflow/tfjs-backend-webgpu');
    await useBackend('webgpu');
    registerWebgpuKernels();
    ({ device } = tf.backend() as unknown as { device: GPUDevice });
  });

  it('hold what is asked for, and little more', () => {
    const all = buffers();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 22 }), (bytes) => {
        const buffer = all.acquireBuffer(bytes, USAGE);
        expect(buffer.size).toBeGreaterThanOrEqual(bytes);
        expect(buffer.size % 4).toBe(0);
        expect(buffer.size).toBeLessThanOrEqual(Math.max(256, 1.25 * bytes));
        all.releaseBuffer(buffer, false);
      }),
    );
    expect([all.numBytesUsed, all.numBytesAllocated, all.getNumUsedBuffers()]).toEqual([0, 0, 0]);
  });

  it('are lent again for as much or somewhat less, by one at a time, for the same use', () => {
    const all = buffers();
    const first = all.acquireBuffer(1000, USAGE);
    const second = all.acquireBuffer(1000, USAGE);
    expect(second).not.toBe(first);
    all.releaseBuffer(first);
    expect(all.acquireBuffer(1000, GPUBufferUsage.UNIFORM)).not.toBe(first);
    expect(all.acquireBuffer(300, USAGE)).not.toBe(first);
    expect(all.acquireBuffer(1030, USAGE)).not.toBe(first);
    expect(all.acquireBuffer(600, USAGE)).toBe(first);
    expect(all.getNumFreeBuffers()).toBe(0);
  });

  it('are free again when the last of their holders lets go', () => {
    const all = buffers();
    const buffer = all.acquireBuffer(1000, USAGE);
    all.share(buffer);
    all.share(buffer);
    for (const free of [0, 0, 1]) {
      all.releaseBuffer(buffer);
      expect(all.getNumFreeBuffers()).toBe(free);
    }
    expect([all.numBytesUsed, all.getNumUsedBuffers()]).toEqual([0, 0]);
  });

  it('are not those of others', () => {
    const all = buffers();
    all.releaseBuffer(device.createBuffer({ size: 1000, usage: USAGE }));
    expect(all.acquireBuffer(1020, USAGE).size).toBe(1024);
  });

  it('stay about as many as are used at once, whatever the sizes', () => {
    const all = buffers();
    let most = 0;
    for (const size of integers(1, 400, 1000)) {
      const lent = Array.from({ length: 20 }, (_, i) => all.acquireBuffer((500 + size) * 4 * (1 + i), USAGE));
      most = Math.max(most, all.numBytesUsed);
      for (const buffer of lent) all.releaseBuffer(buffer);
    }
    expect(all.numBytesUsed).toBe(0);
    expect(all.numBytesAllocated).toBeLessThan(3 * most);
    all.dispose();
    expect([all.numBytesAllocated, all.getNumFreeBuffers()]).toEqual([0, 0]);
  });

  it.each(neuralModels)(
    'take no more memory while %s trains on batches of ever other sizes',
    async (model) => {
      const histories = historiesOf(
        1,
        Array.from(integers(2, 60, 12), (length) => 2 + length),
      );
      const run = new Run(
        model,
        toyConfig(model, { width: 32, batchSize: 5, maxLength: 14 }),
        histories,
        GAMES,
      );
      const held = async (steps: number) => {
        for (let step = 0; step < steps; step++) run.advance().dispose();
        return (tf.backend().memory() as { numBytesAllocatedInGPU?: number }).numBytesAllocatedInGPU ?? 0;
      };
      const before = await held(120);
      expect(before).toBeGreaterThan(0);
      expect(await held(360)).toBeLessThan(1.1 * before);
      run.dispose();
    },
  );
});
