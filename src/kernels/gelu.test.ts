import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { gelu as exact } from '../testing/matrix';
import { normals, numericGradient } from '../testing/numbers';
import { gelu } from './gelu';

beforeAll(startBackends);

describe.each(['wasm', 'cpu'] as const)('gelu on %s', (name) => {
  it.each([1, 3, 4, 40, 41])('is x Φ(x) of %d numbers, with its gradient', (size) => {
    const x = Float32Array.from({ length: size }, (_, i) => (i - size / 2) / 5);
    const dy = normals(size, size);
    const [y, dx] = valuesOn(name, () => [
      gelu(tf.tensor1d(x)),
      tf.grad((x) => gelu(x))(tf.tensor1d(x), tf.tensor1d(dy)),
    ]);
    expectClose(y, Array.from(x, exact), 1e-6);
    expectClose(
      dx,
      Array.from(x, (value, i) => dy[i] * numericGradient(([v]) => exact(v), [value])[0]),
      3e-6,
    );
  });

  it('keeps shapes, and is 0 and x far out', () => {
    const [y, dx, shape] = valuesOn(name, () => {
      const x = tf.tensor2d([-1e4, -20, 20, 1e4], [2, 2]);
      const y = gelu(x);
      return [y, tf.grad((x) => gelu(x))(x), tf.tensor1d(y.shape)];
    });
    expectClose(y, [0, 0, 20, 1e4], 1e-6);
    expectClose(dx, [0, 0, 1, 1], 1e-6);
    expect([...shape]).toEqual([2, 2]);
  });
});
