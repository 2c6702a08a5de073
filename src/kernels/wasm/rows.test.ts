import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../../testing/backends';
import { expectClose } from '../../testing/close';
import { integers, normals } from '../../testing/numbers';

beforeAll(startBackends);

const tensor = (seed: number, shape: number[]) =>
  tf.tensor(normals(seed, tf.util.sizeFromShape(shape)), shape);
const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });

function expectSame(compute: () => tf.Tensor[], tolerance = 0): void {
  const right = valuesOn('cpu', compute);
  const own = valuesOn('wasm', compute);
  expect(own.length).toBe(right.length);
  own.forEach((values, i) => {
    expectClose(values, right[i], tolerance);
  });
}

describe('GatherV2', () => {
  it('takes rows of a table of any rank, and its gradient adds them up where they came from', () => {
    const asked = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 });
    const problem = fc.record({ shape: shapes, asked, seed: fc.nat() });
    fc.assert(
      fc.property(problem, ({ shape, asked, seed }) => {
        const at = () => tf.tensor(integers(seed, tf.util.sizeFromShape(asked), shape[0]), asked, 'int32');
        expectSame(() => {
          const rows = tf.gather(tensor(seed, shape), at());
          expect(rows.shape).toEqual([...asked, ...shape.slice(1)]);
          const weight = tensor(seed + 1, rows.shape);
          return [rows, tf.grad((x) => tf.sum(tf.mul(tf.gather(x, at()), weight)))(tensor(seed, shape))];
        }, 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves other axes and integers to the backend', () => {
    const columns = () => tf.tensor1d([2, 0, 2], 'int32');
    expectSame(() => [tf.gather(tensor(1, [4, 3]), columns(), 1)]);
    expectSame(() => [tf.cast(tf.gather(tf.range(10, 20, 1, 'int32'), columns()), 'float32')]);
  });

  it('refuses a row that is not there', () => {
    for (const row of [-1, 4]) {
      const missing = () => [tf.gather(tensor(1, [4, 3]), tf.tensor1d([row], 'int32'))];
      expect(() => valuesOn('wasm', missing)).toThrow('no row');
    }
  });
});

describe('UnsortedSegmentSum', () => {
  it('adds up rows by segment, empty segments being zero and rows of no segment dropped', () => {
    const problem = fc.record({
      rows: fc.integer({ min: 1, max: 30 }),
      rest: fc.constantFrom([], [1], [5], [2, 3]),
      segments: fc.integer({ min: 1, max: 8 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(problem, ({ rows, rest, segments, seed }) => {
        const ids = integers(seed, rows, segments + 2).map((id) => id - 1);
        expectSame(
          () => [tf.unsortedSegmentSum(tensor(seed, [rows, ...rest]), tf.tensor1d(ids, 'int32'), segments)],
          1e-6,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('SplitV and Unpack', () => {
  const cut = fc.record({
    shape: shapes,
    axis: fc.nat(),
    parts: fc.integer({ min: 2, max: 4 }),
    seed: fc.nat(),
  });

  it('cut a tensor into equal parts along any axis, and their gradients put it together again', () => {
    fc.assert(
      fc.property(cut, ({ shape, axis, parts, seed }) => {
        const along = axis % shape.length;
        const whole = shape.map((length, i) => (i === along ? length * parts : length));
        expectSame(() => {
          const x = tensor(seed, whole);
          const pieces = tf.split(x, parts, along);
          for (const piece of pieces) expect(piece.shape).toEqual(shape);
          const weighted = (x: tf.Tensor) =>
            tf.addN(tf.split(x, parts, along).map((part, i) => tf.mul(tf.sum(tf.square(part)), i + 1)));
          return [...pieces, tf.grad(weighted)(x)];
        }, 1e-5);
      }),
      { numRuns: 40 },
    );
  });

  it('cut a tensor into parts of given sizes, one of which may be left open', () => {
    expectSame(() => tf.split(tensor(1, [3, 7]), [2, 4, 1], 1));
    expectSame(() => tf.split(tensor(1, [3, 7]), [2, -1, 1], 1));
    expectSame(() => tf.split(tensor(1, [3, 7]), [2, 5], -1));
    expectSame(() => tf.split(tensor(1, [6]), [1, 0, 5]));
    expectSame(() => tf.split(tf.range(0, 6, 1, 'int32'), 3).map((part) => tf.cast(part, 'float32')));
  });

  it('refuse parts that do not add up', () => {
    for (const parts of [2, [1, 1]] as const) {
      const split = () => tf.split(tensor(1, [3]), parts as number | number[]);
      expect(() => valuesOn('cpu', split)).toThrow();
      expect(() => valuesOn('wasm', split), String(parts)).toThrow();
    }
  });

  it('take a tensor apart along any axis', () => {
    fc.assert(
      fc.property(cut, ({ shape: sides, axis, parts, seed }) => {
        const along = axis % sides.length;
        const shape = sides.with(along, parts);
        expectSame(() => {
          const parts = tf.unstack(tensor(seed, shape), along);
          for (const part of parts) expect(part.shape).toEqual(shape.filter((_, i) => i !== along));
          const weighted = (x: tf.Tensor) =>
            tf.addN(tf.unstack(x, along).map((part, i) => tf.mul(tf.sum(tf.square(part)), i + 1)));
          return [...parts, tf.grad(weighted)(tensor(seed, shape))];
        }, 1e-5);
      }),
      { numRuns: 40 },
    );
    expectSame(() => tf.unstack(tensor(1, [2, 3]), -1));
    expectSame(() => tf.unstack(tf.range(0, 3, 1, 'int32')).map((part) => tf.cast(part, 'float32')));
  });
});
