/** The benchmark inside a browser's page or a process of Node: it trains one model, and says how fast it went. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../../src/data/batches';
import { batchesOf } from '../histories';
import type { Adapter, Backend, Bench, Engine, Trial } from '../trial';
import { edits } from './edits';
import { dispatchesSoFar, peakBytes, watchMemory } from './meters';
import { soak } from './soak';
import { tfjsMatmul, tfjsTrainer } from './tfjs';
import type { Loss, Trainer } from './trainer';

/** Makes a backend of tfjs the current one: with the kernels of this project, or as it comes. */
export type StartTfjs = (backend: Backend, fused: boolean) => Promise<void>;

export function benchOn(startTfjs: StartTfjs): Bench {
  let trainer: Trainer;
  let next: () => Batch;

  const start = async (engine: Engine, backend: Backend): Promise<Adapter> => {
    if (engine === 'jax-js') await (await import('./jax')).startJax(backend);
    else await startTfjs(backend, engine === 'nextplay');
    if (backend === 'webgpu') return adapterOf(await navigator.gpu.requestAdapter());
    if (engine !== 'jax-js')
      watchMemory((tf.backend() as unknown as { wasm: { asm: WasmExports } } & BackendWasm).wasm.asm.memory);
    return { name: 'one thread, SIMD', software: false };
  };

  const train = async (steps: number): Promise<number> => {
    for (let step = 1; step < steps; step++) trainer.step(next()).discard();
    return trainer.step(next()).read();
  };

  return {
    async begin(trial: Trial) {
      const adapter = await start(trial.engine, trial.backend);
      trainer =
        trial.engine === 'jax-js' ? await (await import('./jax')).jaxTrainer(trial) : tfjsTrainer(trial);
      const batches = batchesOf(trial);
      next = batches.next;
      const firstStep = await secondsOf(() => train(1));
      const before = dispatchesSoFar();
      const secondsPerStep = await secondsOf(() => train(1));
      const dispatches = trial.backend === 'webgpu' ? dispatchesSoFar() - before : null;
      const bytesMoved = await trainer.bytesMoved(next());
      return {
        adapter,
        firstStep,
        secondsPerStep,
        dispatches,
        bytesMoved,
        stepsPerEpoch: batches.perEpoch,
      };
    },

    async round(steps: number) {
      let loss = Number.NaN;
      const seconds = await secondsOf(async () => {
        loss = await train(steps);
      });
      return { secondsPerStep: seconds / steps, loss, peakBytes: peakBytes() };
    },

    async commands(steps) {
      const asked = Array.from({ length: steps }, next);
      const losses: Loss[] = [];
      const seconds = await secondsOf(async () => {
        for (const batch of asked) losses.push(trainer.step(batch));
      });
      await Promise.all(losses.map((loss) => loss.read()));
      return seconds / steps;
    },

    async matmul(engine, backend, size) {
      const adapter = await start(engine, backend);
      const gflops =
        engine === 'jax-js' ? await (await import('./jax')).jaxMatmul(size) : await tfjsMatmul(size);
      return { gflops, adapter };
    },

    async edits(model, count) {
      await start('nextplay', 'wasm');
      return edits(model, count);
    },

    async soak(trial, steps) {
      await start(trial.engine, trial.backend);
      return soak(trial, steps, peakBytes);
    },
  };
}

interface WasmExports {
  memory: WebAssembly.Memory;
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

function adapterOf(adapter: GPUAdapter | null): Adapter {
  if (!adapter) throw new Error('no WebGPU adapter was found');
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name = description || [vendor, architecture, device].filter(Boolean).join(' ') || 'GPU';
  const software =
    isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(architecture + name);
  return { name, software };
}
