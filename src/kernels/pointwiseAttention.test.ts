import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { normals, numericGradient } from '../testing/numbers';
import { pointwiseAttention } from './pointwiseAttention';

beforeAll(startBackends);

const heads = 2;
const width = 3;
const length = 7;
const d = 4;
/** Two rows: two histories and one; a history and padding. */
const segments = [1, 1, 2, 3, 0, 0];
const slots = segments.length;
const sees = (i: number, j: number) =>
  j <= i && Math.floor(i / width) === Math.floor(j / width) && segments[i] === segments[j];

/** What slot i hears, from the formula. */
function heard(q: ArrayLike<number>, k: ArrayLike<number>, v: ArrayLike<number>, bias: ArrayLike<number>) {
  const y = Array(slots * d).fill(0);
  for (let i = 0; i < slots; i++)
    for (let j = 0; j < slots; j++)
      for (let head = 0; head < heads && sees(i, j); head++) {
        const columns = [0, 1].map((c) => (head * d) / heads + c);
        const affinity = columns.reduce((sum, c) => sum + q[i * d + c] * k[j * d + c], bias[i - j]);
        const weight = affinity / (1 + Math.exp(-affinity)) / length;
        for (const c of columns) y[i * d + c] += weight * v[j * d + c];
      }
  return y;
}

describe.each(['wasm', 'cpu'] as const)('pointwiseAttention on %s', (name) => {
  it('is the formula, with the gradients that differences give', () => {
    const given = [1, 2, 3].map((seed) => normals(seed, slots * d)).concat([normals(4, width)]);
    const dy = normals(5, slots * d);
    const [y, ...gradients] = valuesOn(name, () => {
      const attend = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, bias: tf.Tensor) =>
        pointwiseAttention(
          q as tf.Tensor2D,
          k as tf.Tensor2D,
          v as tf.Tensor2D,
          bias as tf.Tensor1D,
          tf.tensor1d(segments, 'int32'),
          { heads, width, length },
        );
      const inputs = given.map((values, i) => tf.tensor(values, i < 3 ? [slots, d] : [width]));
      const [q, k, v, bias] = inputs;
      return [attend(q, k, v, bias), ...tf.grads(attend as never)(inputs, tf.tensor2d(dy, [slots, d]))];
    });
    expectClose(y, heard(given[0], given[1], given[2], given[3]), 1e-6);
    gradients.forEach((gradient, which) => {
      const along = (x: ArrayLike<number>) => {
        const [q, k, v, bias] = given.map((values, i) => (i === which ? x : values));
        return heard(q, k, v, bias).reduce((sum, value, i) => sum + value * dy[i], 0);
      };
      expectClose(gradient, numericGradient(along, given[which]), 1e-5);
    });
    expect(gradients).toHaveLength(4);
  });
});
