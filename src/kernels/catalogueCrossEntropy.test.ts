import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { integers, normals } from '../testing/numbers';
import { catalogueCrossEntropy } from './catalogueCrossEntropy';

beforeAll(startBackends);

const problem = fc.record({
  rows: fc.integer({ min: 1, max: 7 }),
  games: fc.integer({ min: 2, max: 23 }),
  biased: fc.boolean(),
  part: fc.integer({ min: 1, max: 9 }),
  deviation: fc.constantFrom(0.1, 3),
  seed: fc.nat(),
});

describe.each(['wasm', 'cpu'] as const)('catalogueCrossEntropy on %s', (name) => {
  it('gives the same loss and gradients part by part as at once', () => {
    fc.assert(
      fc.property(problem, ({ rows, games, biased, part, deviation, seed }) => {
        const target = integers(seed, rows, games);
        const drawn = () => [
          tf.tensor(normals(seed + 1, rows * 4, deviation), [rows, 4]),
          tf.tensor(normals(seed + 2, games * 4), [games, 4]),
          ...(biased ? [tf.tensor(normals(seed + 3, games), [games])] : []),
        ];
        const computed = (most?: number) =>
          valuesOn(name, () => {
            const loss = (...[hidden, vectors, bias]: tf.Tensor[]) =>
              tf.mul(
                catalogueCrossEntropy(
                  hidden as tf.Tensor2D,
                  vectors as tf.Tensor2D,
                  bias as tf.Tensor1D | undefined,
                  target,
                  most,
                ),
                3,
              );
            const { value, grads } = tf.valueAndGrads(loss)(drawn());
            return [value, ...grads];
          });
        const whole = computed();
        computed(rows * part).forEach((values, i) => {
          expectClose(values, whole[i], 1e-5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('never computes more scores at once than it may', async () => {
    void tf.setBackend(name);
    const { kernels } = await tf.profile(() => {
      const loss = (hidden: tf.Tensor, vectors: tf.Tensor) =>
        catalogueCrossEntropy(
          hidden as tf.Tensor2D,
          vectors as tf.Tensor2D,
          undefined,
          new Int32Array(5),
          50,
        );
      return tf.grads(loss)([tf.ones([5, 2]), tf.ones([100, 2])]);
    });
    const sizes = kernels.flatMap(({ outputShapes }) => outputShapes.map(tf.util.sizeFromShape));
    expect(Math.max(...sizes)).toBe(200);
  });
});
