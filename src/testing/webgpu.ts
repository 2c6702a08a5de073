/**
 * WebGPU in a test file. There, a shader that is not valid or a buffer that is too short throws nothing: the device says
 * so aside, and what should have been computed is whatever was there. Here it fails the test that brought it about.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { afterEach, expect, vi } from 'vitest';
import { registerWebgpuKernels } from '../kernels/webgpu';
import { useBackend } from '../train/backend/backend';
import { offerGpu } from './dawn';

// A software adapter computes on the processor, and takes its time where that has more to do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let device: GPUDevice | null = null;
const errors: string[] = [];

/** Call at the top of a test file. Says why not, where there is no adapter. */
export async function offerWebgpu(what: string): Promise<string | null> {
  const missing = await offerGpu();
  if (missing) console.warn(`${what} cannot be tested on WebGPU: ${missing}.`);
  afterEach(async () => {
    expect(await deviceErrors()).toEqual([]);
  });
  return missing;
}

/** Makes WebGPU current, with the project's kernels. */
export async function startWebgpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-webgpu');
  await useBackend('webgpu');
  registerWebgpuKernels();
  if (device) return;
  ({ device } = tf.backend() as unknown as { device: GPUDevice });
  device.addEventListener('uncapturederror', ({ error }) => errors.push(error.message));
}

/** What the device has complained of since it was last asked. */
export async function deviceErrors(): Promise<string[]> {
  await device?.queue.onSubmittedWorkDone();
  return errors.splice(0);
}
