/** Every fused kernel, on WebGPU, held to the same function in plain operations. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../data/random';
import { expectClose } from '../../testing/close';
import {
  anyCase,
  bend,
  entropy,
  heardBy,
  lookUp,
  map,
  norm,
  paddingCases,
  partwise,
  pointwise,
  product,
  scan,
  valuesOf,
} from '../../testing/kernelCases';
import { offerWebgpu, startWebgpu } from '../../testing/webgpu';
import { dropout } from '../dropout';
import { gelu } from '../gelu';
import { relu } from '../relu';

const missing = await offerWebgpu('Kernels');

const cases = [
  heardBy(2, 5, 8, 2, true, true),
  heardBy(2, 5, 8, 2, false, false),
  heardBy(3, 50, 64, 2, true, true),
  heardBy(1, 200, 12, 3, false, true),
  pointwise(2, 5, 8, 2),
  pointwise(3, 50, 64, 2),
  map(1, 1, 1),
  map(37, 20, 33),
  map(70, 64, 192),
  product(1, 1, 1, 1, ''),
  product(1, 70, 64, 131, 'b'),
  product(3, 17, 5, 66, 'a'),
  product(2, 5, 19, 3, 'ab'),
  product(2, 4, 16, 64, ''),
  lookUp(1, 4, 3),
  lookUp(40, 17, 90),
  bend('Gelu', gelu, 3, 5),
  bend('Gelu', gelu, 2, 3, 4, 32),
  bend('Relu', relu, 7, 9),
  scan(2, 1, 4),
  scan(5, 3, 8),
  scan(7, 2, 64),
  scan(3, 5, 300),
  norm(1, 4),
  norm(70, 64),
  norm(9, 130),
  entropy(1, 2),
  entropy(9, 300),
  partwise(9, 300, 5, 700),
  ...paddingCases,
];

describe.skipIf(missing)('on WebGPU', () => {
  beforeAll(startWebgpu);

  it.each(cases)('$name', async (each) => {
    const expected = await valuesOf('cpu', each);
    const before = tf.memory().numTensors;
    const actual = await valuesOf('webgpu', each);
    expect(tf.memory().numTensors).toBe(before);
    actual.forEach((values, i) => {
      expectClose(values, expected[i], 2e-4);
    });
  });

  it('agrees with plain operations whatever the shapes', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (each) => {
        const expected = await valuesOf('cpu', each);
        (await valuesOf('webgpu', each)).forEach((values, i) => {
          expectClose(values, expected[i], 2e-4);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('drops a share of the numbers, the same on the way back, and others from another stream', async () => {
    await tf.setBackend('webgpu');
    const size = 20_000;
    const drop = (seed: number) => (x: tf.Tensor) => dropout(x as tf.Tensor2D, 0.3, random(seed));
    const results = tf.tidy(() => {
      const x = tf.ones([100, 200]);
      const { value, grad } = tf.valueAndGrad(drop(1))(x);
      return [value, grad, drop(1)(x), drop(2)(x)];
    });
    const [value, grad, again, other] = await Promise.all(results.map((tensor) => tensor.data()));
    tf.dispose(results);
    const dropped = value.filter((kept) => kept === 0).length / size;
    expect(Math.abs(dropped - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / size));
    expectClose(value.filter((kept) => kept !== 0).slice(0, 9), Array(9).fill(1 / 0.7), 1e-6);
    expect(grad).toEqual(value);
    expect(again).toEqual(value);
    const both = value.filter((kept, i) => kept === 0 && other[i] === 0).length / size;
    expect(Math.abs(both - 0.09)).toBeLessThan(4 * Math.sqrt((0.09 * 0.91) / size));
  });
});
