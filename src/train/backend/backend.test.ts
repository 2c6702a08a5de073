import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { neuralModels } from '../../models/config';
import { startBackends } from '../../testing/backends';
import { startBackend, useBackend } from './backend';
import { selfTest, takeToySteps, toyLosses } from './selfTest';

beforeAll(startBackends);

const wasm = async () => {
  await useBackend('wasm');
  return 'SIMD';
};

const cpu = async () => {
  await useBackend('cpu');
  return 'JavaScript';
};

/** What a kernel returns, with every number changed. */
function changed(result: tf.TensorInfo, change: (value: number, i: number) => number): tf.TensorInfo {
  const backend = tf.backend() as MathBackendCPU;
  const values = backend.data.get(result.dataId).values as Float32Array;
  backend.data.get(result.dataId).values = values.map(change) as Float32Array;
  return result;
}

let made = 0;

/** A backend that computes as the CPU's does, except for one kernel. */
function faulty(kernelName: string, change: (value: number, i: number) => number) {
  return async () => {
    const name = `faulty${made++}`;
    tf.registerBackend(name, () => new MathBackendCPU());
    tf.copyRegisteredKernels('cpu', name);
    const { kernelFunc, ...rest } = tf.getKernel(kernelName, name) as tf.KernelConfig;
    tf.unregisterKernel(kernelName, name);
    tf.registerKernel({
      ...rest,
      kernelFunc: (call) => changed(kernelFunc(call) as tf.TensorInfo, change),
    });
    await tf.setBackend(name);
    return 'a driver with a fault';
  };
}

describe('the self-test', () => {
  it.each(neuralModels)('knows the losses that the CPU backend gives for %s', async (model) => {
    await useBackend('cpu');
    const losses = await takeToySteps(model);
    losses.forEach((loss, i) => {
      expect(loss).toBeCloseTo(toyLosses[model][i], 6);
    });
  });

  it('is passed by both backends, and leaves no tensor behind', async () => {
    for (const start of [cpu, wasm]) {
      await start();
      const before = tf.memory().numTensors;
      expect(await selfTest()).toBeNull();
      expect(tf.memory().numTensors).toBe(before);
    }
  });

  it('a copy of the CPU backend without a fault passes', async () => {
    const info = await startBackend({ webgpu: faulty('Tanh', (value) => value), cpu }, null);
    expect(info).toEqual({ backend: 'webgpu', adapter: 'a driver with a fault', note: null });
  });

  it.each<[string, string, (value: number, i: number) => number]>([
    ['products one per cent too large', 'BatchMatMul', (value) => value * 1.01],
    ['one wrong number in each product', 'BatchMatMul', (value, i) => (i === 3 ? 0 : value)],
    ['a flat tanh', 'Tanh', () => 0],
    ['sigmoids without precision', 'Sigmoid', (value) => Math.round(value * 16) / 16],
    ['no softmax', 'Softmax', (value) => value * 2],
    ['gathered rows that are moved', 'GatherV2', (value, i) => (i % 8 === 0 ? -value : value)],
    ['gradients of embeddings that are lost', 'UnsortedSegmentSum', () => 0],
    ['logarithms that are not numbers', 'Log', () => Number.NaN],
    ['roots that are too large', 'Rsqrt', (value) => value * 1.05],
    ['exponentials of another base', 'Sqrt', (value) => value * 1.5],
  ])('refuses %s', async (_, kernel, change) => {
    const info = await startBackend({ webgpu: faulty(kernel, change), cpu }, null);
    expect(info.backend).toBe('cpu');
    expect(info.note).toMatch(
      /^WebGPU computes wrong numbers here \(step \d of a toy \w+ gave .+ is right\)\.$/,
    );
  });
});

describe('startBackend', () => {
  const missing = (why: string) => async () => {
    throw new Error(why);
  };

  it('takes the first that works, and says why others were passed over', async () => {
    expect(await startBackend({ webgpu: missing('this browser offers no GPU.'), wasm, cpu }, null)).toEqual({
      backend: 'wasm',
      adapter: 'SIMD',
      note: 'WebGPU: this browser offers no GPU.',
    });
    expect(tf.getBackend()).toBe('wasm');
  });

  it('tries what is requested first, and the rest in their order', async () => {
    expect(await startBackend({ wasm, cpu }, 'cpu')).toMatchObject({ backend: 'cpu', note: null });
    expect(tf.getBackend()).toBe('cpu');
    const info = await startBackend({ webgpu: missing('no.'), wasm, cpu: missing('out of order.') }, 'cpu');
    expect(info).toMatchObject({ backend: 'wasm', note: 'JavaScript: out of order. WebGPU: no.' });
  });

  it('says all that went wrong where nothing works', async () => {
    const all = startBackend({ webgpu: missing('no GPU.'), wasm: faulty('Add', (value) => -value) }, null);
    await expect(all).rejects.toThrow(
      /^Nothing here can compute a model\. WebGPU: no GPU\. WebAssembly computes wrong/,
    );
    await wasm();
  });

  it('refuses a backend that does not start', async () => {
    tf.registerBackend('webgpu', () => {
      throw new Error('no device');
    });
    await expect(useBackend('webgpu')).rejects.toThrow();
    tf.removeBackend('webgpu');
    await wasm();
  });
});
