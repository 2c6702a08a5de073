/** Backends for tests: WASM with the project's kernels, on which the site trains, and plain JavaScript to hold it to. */
import '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { vi } from 'vitest';
import { registerWasmKernels } from '../kernels/wasm';
import { useBackend } from '../train/backend/backend';

// What takes a second on an idle machine may take a minute on one that is building something else.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

export type TestBackend = 'wasm' | 'cpu';

/** Makes both ready, and WASM current. */
export async function startBackends(): Promise<void> {
  await useBackend('cpu');
  await useBackend('wasm');
  await registerWasmKernels();
}

/** What `compute` gives on one of the started backends, off the device. */
export function valuesOn(name: TestBackend, compute: () => tf.Tensor[]): Float32Array[] {
  // Takes effect at once, since the backend has been started.
  void tf.setBackend(name);
  return tf.tidy(() => compute().map((tensor) => tensor.dataSync().slice() as Float32Array));
}
