import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../../testing/backends';
import { expectClose } from '../../testing/close';
import { integers, normals } from '../../testing/numbers';

beforeAll(startBackends);

const side = fc.oneof(fc.constantFrom(1, 3, 4, 5, 7, 8, 9), fc.integer({ min: 1, max: 37 }));
const product = fc.record({
  outer: fc.constantFrom([], [1], [2], [3], [2, 3], [1, 2]),
  m: side,
  n: side,
  k: side,
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  seed: fc.nat(),
});

const tensor = (seed: number, shape: number[]) =>
  tf.tensor(normals(seed, tf.util.sizeFromShape(shape)), shape);

describe('BatchMatMul', () => {
  it('multiplies matrices of any size, transposed or not, alone or in batches, and so do its gradients', () => {
    fc.assert(
      fc.property(product, ({ outer, m, n, k, transposeA, transposeB, seed }) => {
        const compute = () => {
          const a = tensor(seed, [...outer, ...(transposeA ? [k, m] : [m, k])]);
          const b = tensor(seed + 1, [...outer, ...(transposeB ? [n, k] : [k, n])]);
          const dy = tensor(seed + 2, [...outer, m, n]);
          const c = tf.matMul(a, b, transposeA, transposeB);
          expect(c.shape).toEqual([...outer, m, n]);
          return [c, ...tf.grads((a, b) => tf.matMul(a, b, transposeA, transposeB))([a, b], dy)];
        };
        const right = valuesOn('cpu', compute);
        valuesOn('wasm', compute).forEach((values, i) => {
          expectClose(values, right[i], 1e-5);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('needs no more scratch than it says, for a large product after a small one', () => {
    const compute = () => {
      const marker = tf.fill([64], 7);
      const a = tensor(1, [70, 301]);
      const b = tensor(2, [301, 130]);
      return [
        tf.matMul(tensor(3, [1, 2]), tensor(4, [2, 1])),
        tf.matMul(a, b),
        tf.matMul(b, a, true, true),
        marker,
      ];
    };
    const right = valuesOn('cpu', compute);
    valuesOn('wasm', compute).forEach((values, i) => {
      expectClose(values, right[i], 1e-4);
    });
  });

  it('adds up a product in pieces, however deep', () => {
    for (const k of [127, 128, 129, 255, 256, 257, 511, 512, 513, 1025]) {
      for (const transpose of [false, true]) {
        const compute = () => [
          tf.matMul(
            tensor(k, transpose ? [2, k, 5] : [2, 5, k]),
            tensor(k + 1, transpose ? [2, 9, k] : [2, k, 9]),
            transpose,
            transpose,
          ),
        ];
        expectClose(valuesOn('wasm', compute)[0], valuesOn('cpu', compute)[0], 1e-4);
      }
    }
  });

  it('is zero over nothing', () => {
    valuesOn('wasm', () => [tf.fill([2, 3], 7)]);
    expect([...valuesOn('wasm', () => [tf.matMul(tensor(1, [2, 0]), tensor(2, [0, 3]))])[0]]).toEqual(
      Array(6).fill(0),
    );
  });

  it('broadcasts a batch of one, as every backend does', () => {
    for (const [a, b] of [
      [
        [2, 1, 3, 4],
        [1, 2, 4, 5],
      ],
      [
        [3, 4],
        [1, 4, 5],
      ],
      [
        [1, 3, 4],
        [4, 5],
      ],
      [
        [1, 3, 4],
        [2, 4, 5],
      ],
    ]) {
      const compute = () => {
        const c = tf.matMul(tensor(1, a), tensor(2, b));
        return [tf.tensor1d(c.shape), c];
      };
      const [shape, values] = valuesOn('cpu', compute);
      const [ownShape, own] = valuesOn('wasm', compute);
      expect([...ownShape], `${a} × ${b}`).toEqual([...shape]);
      expectClose(own, values);
    }
  });

  it('refuses matrices that do not fit together', () => {
    const misfit = () => [tf.matMul(tensor(1, [2, 3]), tensor(2, [4, 5]))];
    expect(() => valuesOn('cpu', misfit)).toThrow();
    expect(() => valuesOn('wasm', misfit)).toThrow();
  });

  it('never takes the bits of integers for floats', () => {
    const whole = (seed: number) => tf.tensor2d(integers(seed, 9, 5), [3, 3], 'int32');
    const right = valuesOn('cpu', () => [tf.matMul(whole(1), whole(2))])[0];
    let values: Float32Array;
    try {
      [values] = valuesOn('wasm', () => [tf.matMul(whole(1), whole(2))]);
    } catch {
      return; // to refuse is as good
    }
    expect([...values]).toEqual([...right]);
  });
});
