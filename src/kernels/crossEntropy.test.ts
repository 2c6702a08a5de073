import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, type TestBackend, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { integers, normals, numericGradient } from '../testing/numbers';
import { softmaxCrossEntropy } from './crossEntropy';

beforeAll(startBackends);

const backends: TestBackend[] = ['wasm', 'cpu'];

/** The mean of −log softmax(row)[target], in double precision. */
function lossOf(scores: ArrayLike<number>, target: ArrayLike<number>): number {
  const rows = target.length;
  const width = scores.length / rows;
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const row = Array.from({ length: width }, (_, j) => scores[i * width + j]);
    const top = Math.max(...row);
    sum += top + Math.log(row.reduce((total, score) => total + Math.exp(score - top), 0)) - row[target[i]];
  }
  return sum / rows;
}

function computed(name: TestBackend, scores: Float32Array, target: Int32Array): Float32Array[] {
  return valuesOn(name, () => {
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor) => softmaxCrossEntropy(x as tf.Tensor2D, target))(
      tf.tensor2d(scores, [target.length, scores.length / target.length]),
    );
    expect(value.shape).toEqual([]);
    return [value, grad];
  });
}

const problem = fc.record({
  rows: fc.integer({ min: 1, max: 6 }),
  width: fc.integer({ min: 2, max: 21 }),
  deviation: fc.constantFrom(0.01, 1, 30),
  seed: fc.nat(),
});

describe.each(backends)('softmaxCrossEntropy on %s', (name) => {
  it('is −log softmax at the right column, with the gradient that differences give', () => {
    fc.assert(
      fc.property(problem, ({ rows, width, deviation, seed }) => {
        const scores = normals(seed, rows * width, deviation);
        const target = integers(seed, rows, width);
        const [[loss], gradient] = computed(name, scores, target);
        expectClose([loss], [lossOf(scores, target)], 2e-6);
        expectClose(
          gradient,
          numericGradient((x) => lossOf(x, target), scores),
          1e-6,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('scales its gradient with what is asked of it', () => {
    const scores = normals(3, 10);
    const target = Int32Array.of(4, 0);
    const [, gradient] = computed(name, scores, target);
    const [doubled] = valuesOn(name, () => [
      tf.grad((x) => tf.mul(softmaxCrossEntropy(x as tf.Tensor2D, target), 2))(tf.tensor2d(scores, [2, 5])),
    ]);
    expectClose(
      doubled,
      gradient.map((value) => 2 * value),
      1e-7,
    );
  });

  it('is exact for certain and for hopeless answers, and gives a hidden column nothing', () => {
    const scores = Float32Array.of(100, -100, 0, -1e9, 80, 80, -1e9, -1e9);
    const [[loss], gradient] = computed(name, scores, Int32Array.of(1, 0));
    expectClose([loss], [(200 + Math.log(2)) / 2], 1e-6);
    expectClose(gradient, [0.5, -0.5, 0, 0, -0.25, 0.25, 0, 0], 1e-7);
  });

  it('stays a number for scores as large as floats go, and is none where a score is none', () => {
    const [[loss], gradient] = computed(name, Float32Array.of(3e38, -1e38, 0, 1), Int32Array.of(0));
    expect(loss).toBe(0);
    expect([...gradient].every(Number.isFinite)).toBe(true);
    for (const place of [0, 4, 6]) {
      const scores = normals(1, 7);
      scores[place] = Number.NaN;
      expect(computed(name, scores, Int32Array.of(2))[0][0], `NaN at ${place}`).toBeNaN();
    }
  });
});
