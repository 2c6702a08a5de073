import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { startBackends, type TestBackend, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { matrix, layerNorm as reference } from '../testing/matrix';
import { normals, numericGradient } from '../testing/numbers';
import { layerNorm } from './layerNorm';

beforeAll(startBackends);

const backends: TestBackend[] = ['wasm', 'cpu'];

const problem = fc.record({
  rows: fc.integer({ min: 1, max: 5 }),
  width: fc.integer({ min: 2, max: 11 }),
  offset: fc.constantFrom(0, 3),
  seed: fc.nat(),
});

describe.each(backends)('layerNorm on %s', (name) => {
  it('normalises, scales and shifts each row, with the gradients that differences give', () => {
    fc.assert(
      fc.property(problem, ({ rows, width, offset, seed }) => {
        const x = normals(seed, rows * width, 2).map((value) => value + offset);
        const gain = normals(seed + 1, width);
        const shift = normals(seed + 2, width);
        const dy = normals(seed + 3, rows * width);
        const [y, dx, dgain, dshift] = valuesOn(name, () => {
          const inputs = [tf.tensor2d(x, [rows, width]), tf.tensor1d(gain), tf.tensor1d(shift)];
          const normalise = (x: tf.Tensor, gain: tf.Tensor, shift: tf.Tensor) =>
            layerNorm(x as tf.Tensor2D, gain, shift);
          const [a, b, c] = inputs;
          return [
            normalise(a, b, c),
            ...tf.grads(normalise as never)(inputs, tf.tensor2d(dy, [rows, width])),
          ];
        });
        const along = (x: ArrayLike<number>, gain: ArrayLike<number>, shift: ArrayLike<number>) =>
          reference(matrix(x, width), gain, shift)
            .flat()
            .reduce((sum, value, i) => sum + value * dy[i], 0);
        expectClose(y, reference(matrix(x, width), gain, shift).flat(), 1e-5);
        expectClose(
          dx,
          numericGradient((x) => along(x, gain, shift), x),
          1e-4,
        );
        expectClose(
          dgain,
          numericGradient((gain) => along(x, gain, shift), gain),
          1e-5,
        );
        expectClose(
          dshift,
          numericGradient((shift) => along(x, gain, shift), shift),
          1e-5,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('gives the shift for a row without variance, and no infinite gradient', () => {
    const [y, dx] = valuesOn(name, () => {
      const x = tf.fill([2, 3], 5) as tf.Tensor2D;
      const normalise = (x: tf.Tensor) => layerNorm(x as tf.Tensor2D, tf.ones([3]), tf.tensor1d([1, 2, 3]));
      return [normalise(x), tf.grad(normalise)(x, tf.ones([2, 3]))];
    });
    expectClose(y, [1, 2, 3, 1, 2, 3], 0);
    expectClose(dx, [0, 0, 0, 0, 0, 0], 1e-4);
  });
});
