/** A process of Node that trains: the counterpart of page/main.ts. */
import '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { registerMissingWasmKernels, registerWasmKernels } from '../../src/kernels/wasm';
import { registerWebgpuKernels } from '../../src/kernels/webgpu';
import { offerGpu } from '../../src/testing/dawn';
import { useBackend } from '../../src/train/backend/backend';
import { benchOn } from '../engines/bench';
import { setUpMeters } from '../engines/meters';
import type { Answer, Call } from './node';

const missing = await offerGpu(process.env.DAWN_BACKEND);
setUpMeters();

const bench = benchOn(async (backend, fused) => {
  if (backend === 'webgpu') {
    if (missing) throw new Error(missing);
    await import('@tensorflow/tfjs-backend-webgpu');
    if (fused) registerWebgpuKernels();
    await useBackend('webgpu');
    return;
  }
  await useBackend('wasm');
  await (fused ? registerWasmKernels() : registerMissingWasmKernels());
});

process.on('message', async ({ method, asked }: Call) => {
  let answer: Answer;
  try {
    const work = bench[method] as (...asked: unknown[]) => Promise<unknown>;
    answer = { value: await work(...asked) };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(answer);
});
