/** Every fused kernel, on WebGPU, held to the same function in plain operations. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../../data/batches';
import { random } from '../../data/random';
import { embedInput, type InputTables } from '../../nn/embedInput';
import { inference } from '../../nn/layers';
import { expectClose } from '../../testing/close';
import {
  anyCase,
  embedded,
  entropy,
  heardBy,
  lookUp,
  map,
  mapThen,
  norm,
  paddingCases,
  partwise,
  pointwise,
  product,
  scan,
  scored,
  valuesOf,
} from '../../testing/kernelCases';
import { integers } from '../../testing/numbers';
import { offerWebgpu, startWebgpu } from '../../testing/webgpu';
import { dropoutOf } from '../dropout';
import { gelu } from '../gelu';
import { linear, type Then } from '../linear';

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
  mapThen(70, 64, 256, 'relu'),
  mapThen(70, 64, 256, 'gelu'),
  mapThen(70, 64, 64, undefined),
  mapThen(37, 20, 33, 'gelu'),
  embedded(40, 50, 64, 90),
  product(1, 1, 1, 1, ''),
  product(1, 70, 64, 131, 'b'),
  product(3, 17, 5, 66, 'a'),
  product(2, 5, 19, 3, 'ab'),
  product(2, 4, 16, 64, ''),
  lookUp(1, 4, 3),
  lookUp(40, 17, 90),
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
  partwise(70, 131, 64, 1e6),
  scored(70, 131, 64),
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
    const drop = (seed: number) => (x: tf.Tensor) => dropoutOf(0.3, random(seed))(x as tf.Tensor2D);
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

  it.each(['relu', 'gelu', undefined] as const)(
    'drops behind a linear map (%s) what it drops alone, forwards and back',
    async (activation) => {
      const ofMap = (x: tf.Tensor[], then: Then) =>
        linear(x[0] as tf.Tensor2D, x[1] as tf.Tensor2D, x[2] as tf.Tensor1D, then);
      const drop = () => dropoutOf(0.3, random(4));
      const then = (residual: tf.Tensor) => ({
        activation,
        dropout: drop(),
        residual: activation ? undefined : residual,
      });
      const bent = { relu: tf.relu, gelu };
      await expectSame(
        [[37, 64], [64, 20], [20], ...(activation ? [] : [[37, 20]])],
        (x) => ofMap(x, then(x[3]) as Then),
        (x) => {
          const mapped = ofMap(x, {});
          return activation ? drop()(bent[activation](mapped)) : tf.add(x[3], drop()(mapped));
        },
      );
    },
  );

  it('drops of the sum of two vectors what it drops alone, forwards and back', async () => {
    const ids = (seed: number, rows: number) => integers(seed, 50, rows);
    const batch = { items: ids(1, 9), positions: ids(2, 7) } as Batch;
    const pass = () => ({ ...inference, dropout: dropoutOf(0.3, random(4)) });
    await expectSame(
      [
        [9, 20],
        [7, 20],
      ],
      ([items, positions]) => embedInput({ items, positions } as InputTables, batch, 3, pass()),
      ([items, positions]) => {
        const sum = embedInput({ items, positions } as InputTables, batch, 3, inference);
        return dropoutOf(0.3, random(4))(sum);
      },
    );
  });
});

/** On WebGPU, for a drawn dy: the same value and the same gradients of inputs of these shapes. */
async function expectSame(
  inputs: number[][],
  one: (inputs: tf.Tensor[]) => tf.Tensor,
  other: (inputs: tf.Tensor[]) => tf.Tensor,
): Promise<void> {
  const [values, expected] = [
    await valuesOf('webgpu', { name: '', inputs, compute: one }),
    await valuesOf('webgpu', { name: '', inputs, compute: other }),
  ];
  values.forEach((each, i) => {
    expectClose(each, expected[i], 1e-5);
  });
}
