/** Every fused kernel as a function with drawn inputs: a backend that has the kernel is held to one that has not. */
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Batch } from '../data/batches';
import { catalogueCrossEntropy } from '../kernels/catalogueCrossEntropy';
import { softmaxCrossEntropy } from '../kernels/crossEntropy';
import { gelu } from '../kernels/gelu';
import { layerNorm } from '../kernels/layerNorm';
import { linear } from '../kernels/linear';
import { pointwiseAttention } from '../kernels/pointwiseAttention';
import { relu } from '../kernels/relu';
import { rowsOf } from '../kernels/rows';
import { readEvents } from '../models/gru4rec';
import { attend, Sight } from '../nn/attention';
import { inference, type Linear } from '../nn/layers';
import { silent } from '../nn/tape';
import { integers, normals } from './numbers';

export interface Case {
  name: string;
  /** Shapes of what the gradient is taken of; numbers are drawn. */
  inputs: number[][];
  compute(inputs: tf.Tensor[]): tf.Tensor;
}

export const scan = (events: number, rows: number, d: number): Case => ({
  name: `GruScan, ${events} events, ${rows} rows, ${d} units`,
  inputs: [[events, rows, 3 * d], [d, 3 * d], [3 * d]],
  compute: ([x, kernel, bias]) =>
    readEvents(
      x as tf.Tensor3D,
      tf.tensor2d(normals(1, rows * d), [rows, d]),
      tf.tensor2d(
        Float32Array.from(integers(2, events * rows, 4), (draw) => Math.min(1, draw)),
        [events, rows],
      ),
      { kernel, bias } as Linear,
      silent,
    ),
});

export const norm = (rows: number, width: number): Case => ({
  name: `LayerNorm, ${rows} × ${width}`,
  inputs: [[rows, width], [width], [width]],
  compute: ([x, gain, shift]) => layerNorm(x as tf.Tensor2D, gain, shift),
});

export const entropy = (rows: number, width: number): Case => ({
  name: `SoftmaxCrossEntropy, ${rows} × ${width}`,
  inputs: [[rows, width]],
  compute: ([scores]) => softmaxCrossEntropy(tf.mul(scores as tf.Tensor2D, 5), integers(3, rows, width)),
});

export const map = (rows: number, from: number, to: number): Case => ({
  name: `Linear, ${rows} × ${from} → ${to}`,
  inputs: [[rows, from], [from, to], [to]],
  compute: ([x, kernel, bias]) => linear(x as tf.Tensor2D, kernel as tf.Tensor2D, bias as tf.Tensor1D),
});

export const product = (
  batch: number,
  rows: number,
  depth: number,
  columns: number,
  across: string,
): Case => {
  const [a, b] = [across.includes('a'), across.includes('b')];
  const sides = (high: number, wide: number, turned: boolean) =>
    turned ? [batch, wide, high] : [batch, high, wide];
  return {
    name: `Product, ${batch} of ${rows} × ${depth} × ${columns}${across ? `, ${across} transposed` : ''}`,
    inputs: [sides(rows, depth, a), sides(depth, columns, b)],
    compute: ([x, y]) => tf.matMul(x, y, a, b),
  };
};

export const lookUp = (rows: number, width: number, n: number): Case => ({
  name: `ScatterRows, ${n} of ${rows} × ${width}`,
  inputs: [[rows, width]],
  compute: ([table]) => rowsOf(table as tf.Tensor2D, integers(4, n, rows)),
});

export const bend = (name: string, by: (x: tf.Tensor) => tf.Tensor, ...shape: number[]): Case => ({
  name: `${name}, ${shape.join(' × ')}`,
  inputs: [shape],
  compute: ([x]) => by(tf.mul(x, 4)),
});

export const heardBy = (
  rows: number,
  width: number,
  d: number,
  heads: number,
  causal: boolean,
  shared: boolean,
): Case => ({
  name: `Attention, ${rows} × ${width}, ${heads} heads of ${d / heads}${causal ? ', causal' : ''}${shared ? '' : ', two inputs'}`,
  inputs: [
    ...Array(shared ? 1 : 2).fill([rows * width, d]),
    ...Array(3)
      .fill([[d, d], [d]])
      .flat(),
  ],
  compute([queries, ...others]) {
    const context = shared ? queries : (others.shift() as tf.Tensor);
    const linear = (i: number) => ({ kernel: others[2 * i], bias: others[2 * i + 1] }) as Linear;
    const w = { query: linear(0), key: linear(1), value: linear(2) };
    const segments = integers(5, rows * width, 3).sort();
    const sight = new Sight({ rows, width, segments } as Batch, causal);
    return attend(queries as tf.Tensor2D, context as tf.Tensor2D, sight, heads, w, inference);
  },
});

/** Queries, keys, values and a bias by distance; some rows hold nothing but padding. */
export const pointwise = (rows: number, width: number, d: number, heads: number): Case => ({
  name: `PointwiseAttention, ${rows} × ${width}, ${heads} heads of ${d / heads}`,
  inputs: [[rows * width, d], [rows * width, d], [rows * width, d], [width + 2]],
  compute: ([q, k, v, bias]) =>
    pointwiseAttention(
      q as tf.Tensor2D,
      k as tf.Tensor2D,
      v as tf.Tensor2D,
      bias as tf.Tensor1D,
      tf.tensor1d(integers(6, rows * width, 3).sort(), 'int32'),
      { heads, width, length: width + 2 },
    ),
});

/** Cross-entropy over a catalogue of which so many scores may be held at once. */
export const partwise = (rows: number, games: number, d: number, most: number): Case => ({
  name: `catalogueCrossEntropy, ${rows} × ${games}, ${most} at once`,
  inputs: [[rows, d], [games, d], [games]],
  compute: ([hidden, vectors, bias]) =>
    catalogueCrossEntropy(
      hidden as tf.Tensor2D,
      vectors as tf.Tensor2D,
      bias as tf.Tensor1D,
      integers(7, rows, games),
      most,
    ),
});

const upTo = (max: number) => fc.integer({ min: 1, max });
const heads = fc.constantFrom(1, 2, 3);

/** Any of them, of any small size: odd ones, ones of length 1, ones that are a multiple of nothing. */
export const anyCase: fc.Arbitrary<Case> = fc.oneof(
  fc.tuple(upTo(5), upTo(5), upTo(9)).map(([events, rows, d]) => scan(events, rows, 4 * d)),
  fc.tuple(upTo(130), upTo(70)).map(([rows, width]) => norm(rows, 1 + width)),
  fc.tuple(upTo(9), upTo(300)).map(([rows, width]) => entropy(rows, 1 + width)),
  fc.tuple(upTo(9), upTo(60), upTo(200)).map(([rows, games, most]) => partwise(rows, 1 + games, 3, most)),
  fc.tuple(upTo(70), upTo(70), upTo(70)).map((sides) => map(...sides)),
  fc
    .tuple(upTo(3), upTo(70), upTo(40), upTo(70), fc.constantFrom('', 'a', 'b', 'ab'))
    .map((sizes) => product(...sizes)),
  fc.tuple(upTo(40), upTo(20), upTo(90)).map(([rows, width, n]) => lookUp(rows, width, n)),
  fc.tuple(upTo(30), upTo(30)).map((shape) => bend('Gelu', gelu, ...shape)),
  fc.tuple(upTo(30), upTo(30)).map((shape) => bend('Relu', relu, ...shape)),
  fc
    .tuple(upTo(4), upTo(30), upTo(9), heads, fc.boolean(), fc.boolean())
    .map(([rows, width, each, h, causal, shared]) => heardBy(rows, width, each * h, h, causal, shared)),
  fc
    .tuple(upTo(4), upTo(30), upTo(9), heads)
    .map(([rows, width, each, h]) => pointwise(rows, width, each * h, h)),
);

/** The value, and its gradients for a drawn dy. */
export async function valuesOf(backend: string, { inputs, compute }: Case): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const results = tf.tidy(() => {
    const drawn = inputs.map((shape, i) =>
      tf.tensor(normals(10 + i, tf.util.sizeFromShape(shape), 0.5), shape),
    );
    const value = compute(drawn);
    const dy = tf.tensor(normals(20, value.size), value.shape);
    const of = (...given: tf.Tensor[]) => compute(given);
    return [value, ...tf.grads(of)(drawn, dy)];
  });
  const values = await Promise.all(
    results.map(async (tensor) => (await tensor.data()).slice() as Float32Array),
  );
  tf.dispose(results);
  return values;
}
