/** Tensors that lie in one buffer: each has its own numbers, whatever becomes of the others. */
import '@tensorflow/tfjs-backend-cpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectClose } from '../../testing/close';
import { normals } from '../../testing/numbers';
import { offerWebgpu, startWebgpu } from '../../testing/webgpu';
import { type AdamCoefficients, adamUpdate } from '../adam';
import { commandsOf } from './commands';
import { ALIGNMENT, type Places } from './places';

const missing = await offerWebgpu('Places');

const sizeOf = (shape: number[]) => tf.util.sizeFromShape(shape);

const tensorOf = (info: tf.TensorInfo) => tf.engine().makeTensorFromTensorInfo(info);

describe.skipIf(missing)('places', () => {
  let backend: WebGPUBackend;
  let places: Places;

  beforeAll(async () => {
    await startWebgpu();
    backend = tf.backend() as WebGPUBackend;
    ({ places } = commandsOf(backend));
  });

  beforeEach(async () => {
    await tf.setBackend('webgpu');
  });

  /** Parts of one tensor, which is let go of. */
  function partsOf(values: Float32Array, sizes: number[]): tf.TensorInfo[] {
    const whole = tf.tensor1d(values);
    let end = 0;
    const parts = sizes.map((size) => {
      end += size;
      return places.part(whole, end - size, [size]);
    });
    whole.dispose();
    return parts;
  }

  const size = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(64, 128, 192));
  const sizes = fc.array(size, { minLength: 1, maxLength: 6 });

  it('are parts of a whole, and together the whole again', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (sizes, turned) => {
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const values = normals(1, total);
        const before = backend.numDataIds();
        const parts = partsOf(values, sizes);
        const order = turned ? [...parts].reverse() : parts;
        const joined = tensorOf(places.joined(order));
        const tensors = parts.map(tensorOf);
        const doubled = tensors.map((tensor) => tf.add(tensor, tensor));
        tf.dispose(tensors);
        const read = await Promise.all(doubled.map((tensor) => tensor.data()));
        expectClose(
          Float32Array.from(read.flatMap((part) => [...part])),
          values.map((value) => 2 * value),
          1e-6,
        );
        const all = [...(await joined.data())];
        const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
        const pieces = sizes.map((size, i) => [...values.subarray(ends[i] - size, ends[i])]);
        expect(all).toEqual((turned ? pieces.reverse() : pieces).flat());
        tf.dispose([...doubled, joined]);
        expect(backend.numDataIds()).toBe(before);
      }),
      { numRuns: 25 },
    );
  });

  it('copy nothing where the parts begin at round places, and are joined in their order', async () => {
    const values = normals(2, 4 * ALIGNMENT + 3);
    const copied = vi.spyOn(GPUCommandEncoder.prototype, 'copyBufferToBuffer');
    const parts = partsOf(values, [ALIGNMENT, 2 * ALIGNMENT, ALIGNMENT, 3]);
    const joined = tensorOf(places.joined(parts));
    expect(copied).not.toHaveBeenCalled();
    copied.mockRestore();
    expect(await joined.data()).toEqual(values);
    tf.dispose([joined, ...parts.map(tensorOf)]);
  });

  it('keep the numbers of a part when another is overwritten, and of all when they are read', async () => {
    const [first, second] = partsOf(normals(3, 2 * ALIGNMENT), [ALIGNMENT, ALIGNMENT]).map(tensorOf);
    expect(await first.data()).toEqual(normals(3, 2 * ALIGNMENT).subarray(0, ALIGNMENT));
    const other = tf.ones([ALIGNMENT]);
    places.copy(other, 0, first, 0, ALIGNMENT);
    expect(await second.data()).toEqual(normals(3, 2 * ALIGNMENT).subarray(ALIGNMENT));
    expect((await first.data())[0]).toBe(1);
    tf.dispose([first, second, other]);
  });

  it('can be exchanged, which commands given before do not notice', async () => {
    const [first, second] = partsOf(normals(4, 2 * ALIGNMENT), [ALIGNMENT, ALIGNMENT]).map(tensorOf);
    const other = tf.relu(tf.fill([ALIGNMENT], 5));
    const doubled = tf.mul(first, 2);
    places.exchange(first, other);
    expect((await doubled.data())[0]).toBeCloseTo(2 * normals(4, 1)[0], 5);
    expect((await first.data())[0]).toBe(5);
    expect((await other.data())[0]).toBeCloseTo(normals(4, 1)[0], 6);
    tf.dispose([first, second, other, doubled]);
  });

  it('are read to a buffer of the reader alone', async () => {
    const [, second] = partsOf(normals(7, 2 * ALIGNMENT), [ALIGNMENT, ALIGNMENT]).map(tensorOf);
    const { tensorRef, buffer } = second.dataToGPU() as { tensorRef: tf.Tensor; buffer: GPUBuffer };
    expect(buffer).toBeDefined();
    expect(await tensorRef.data()).toEqual(normals(7, 2 * ALIGNMENT).subarray(ALIGNMENT));
    tf.dispose([second, tensorRef]);
  });

  it('do not go beyond the tensor that a slice is of, whatever lies there', () => {
    tf.tidy(() => {
      const part = tf.slice(tf.relu(tf.range(0, 512)), [64], [64]);
      expect(() => tf.slice(part, [0], [128])).toThrow('overflow');
    });
  });

  it('are no places for words', async () => {
    const words = tf.slice(tf.tensor(Array.from({ length: 2000 }, (_, i) => `a${i}`)), [64], [3]);
    expect(await words.data()).toEqual(['a64', 'a65', 'a66'] as never);
  });

  it('are seen by shaders that tfjs times one by one', async () => {
    const [, second] = partsOf(normals(5, 2 * ALIGNMENT), [ALIGNMENT, ALIGNMENT]).map(tensorOf);
    let negated = second;
    await backend.time(() => {
      negated = tf.neg(second);
    });
    expect([...(await negated.data())]).toEqual(
      [...normals(5, 2 * ALIGNMENT).subarray(ALIGNMENT)].map((x) => -x),
    );
  });

  it('slice rows, and columns, at round places and at others', async () => {
    const cases = [
      { shape: [9, 64], begin: [1, 0], size: [8, 64] },
      { shape: [9, 5], begin: [1, 0], size: [7, 5] },
      { shape: [9, 64], begin: [1, 3], size: [4, 20] },
      { shape: [130], begin: [64], size: [66] },
      { shape: [4, 2, 32], begin: [2, 0, 0], size: [1, 2, 32] },
    ];
    for (const { shape, begin, size } of cases) {
      const make = () =>
        tf.tidy(() => tf.slice(tf.relu(tf.tensor(normals(6, sizeOf(shape)), shape)), begin, size));
      await tf.setBackend('cpu');
      const expected = await make().data();
      await tf.setBackend('webgpu');
      const actual = make();
      expect(actual.shape).toEqual(size);
      expect(await actual.data()).toEqual(expected);
    }
  });

  it('let Adam update parameters of every size, as plain operations do', async () => {
    const coefficients: AdamCoefficients = {
      ...{ beta1: 0.8, beta2: 0.95, rate: 0.05, correction: 3, epsilon: 1e-6, keep: 0.99 },
    };
    const updated = async (name: string, shapes: number[][]) => {
      await tf.setBackend(name);
      const drawn = (seed: number) =>
        shapes.map((shape, i) => tf.tensor(normals(seed + i, sizeOf(shape)), shape));
      const variables = tf.tidy(() => drawn(1).map((tensor) => tf.variable(tensor)));
      const copy = tf.add(variables[0], 0);
      const total = variables.reduce((sum, variable) => sum + variable.size, 0);
      let moments = { m: tf.tensor1d(normals(50, total)), v: tf.tensor1d(normals(51, total).map(Math.abs)) };
      for (const seed of [100, 200, 300]) {
        const gradients = drawn(seed);
        moments = adamUpdate(variables, gradients, moments, coefficients);
        tf.dispose(gradients);
        // Reading takes a parameter out of the row of the others.
        if (seed === 200) await variables[0].data();
      }
      const read = await Promise.all(
        [...variables, moments.m, moments.v, copy].map((tensor) => tensor.data()),
      );
      tf.dispose([...variables, moments.m, moments.v, copy]);
      return read as Float32Array[];
    };
    for (const shapes of [[[3, 5], [1], [], [7]], [[2, 64], [64], [128, 3], [5]], [[64]]]) {
      const right = await updated('cpu', shapes);
      (await updated('webgpu', shapes)).forEach((values, i) => {
        expectClose(values, right[i], 1e-5);
      });
    }
  });
});
