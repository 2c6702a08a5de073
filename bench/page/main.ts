/** The browser's end of the benchmark: it trains one model, a round at a time, and says how fast it went. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { registerMissingWasmKernels } from '../../src/kernels/wasm';
import { configOf } from '../../src/models/config';
import { useBackend } from '../../src/train/backend';
import { browserBackends } from '../../src/train/browserBackends';
import { Run } from '../../src/train/run';
import { type Bench, historiesOf, worlds } from '../trial';

declare global {
  interface Window {
    bench: Bench;
  }
}

let run: Run;
let steps = 1;

const bench: Bench = {
  async begin({ engine, backend, model, world, ...trial }) {
    steps = trial.steps;
    const adapter = engine === 'nextplay' ? await browserBackends(true)[backend]() : await plain[backend]();
    const { games, maxLength } = worlds[world];
    run = new Run(model, configOf(model, { maxLength, batchSize: 64 }), historiesOf(world), games);
    const start = performance.now();
    await train(1);
    const firstStep = (performance.now() - start) / 1000;
    await train(1);
    const dispatches = backend === 'webgpu' ? await dispatchesOf(() => train(1)) : null;
    return { adapter, firstStep, dispatches, stepsPerEpoch: run.stepsPerEpoch };
  },

  async round() {
    const start = performance.now();
    const loss = await train(steps);
    const secondsPerStep = (performance.now() - start) / 1000 / steps;
    return { secondsPerStep, loss, bytes: tf.memory().numBytes };
  },
};
window.bench = bench;

/** Some steps, and the loss of the last: to read it waits for all of them. */
async function train(steps: number): Promise<number> {
  for (let step = 1; step < steps; step++) run.advance().dispose();
  const loss = run.advance();
  const [value] = await loss.data();
  loss.dispose();
  return value;
}

/** The backends of tfjs as they come, with nothing but what their gradients cannot do without. */
const plain = {
  async webgpu() {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    await import('@tensorflow/tfjs-backend-webgpu');
    await useBackend('webgpu');
    return adapter?.info.description || adapter?.info.vendor || 'GPU';
  },
  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(Object.fromEntries(wasmFiles));
    await useBackend('wasm');
    await registerMissingWasmKernels();
    return 'SIMD';
  },
};

const wasmFiles = Object.entries(
  import.meta.glob<string>('/node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]);

async function dispatchesOf(work: () => Promise<unknown>): Promise<number> {
  const backend = tf.backend() as WebGPUBackend;
  const dispatch = backend.runWebGPUProgram;
  let count = 0;
  backend.runWebGPUProgram = (...args) => {
    count++;
    return dispatch.apply(backend, args);
  };
  await work();
  backend.runWebGPUProgram = dispatch;
  return count;
}
