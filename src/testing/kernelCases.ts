/** Every fused kernel as a function with drawn inputs: a backend that has the kernel is held to one that has not. */
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Batch } from '../data/batches';
import { catalogueCrossEntropy } from '../kernels/catalogueCrossEntropy';
import { softmaxCrossEntropy } from '../kernels/crossEntropy';
import { gelu } from '../kernels/gelu';
import { layerNorm } from '../kernels/layerNorm';
import { linear, type Then } from '../kernels/linear';
import { pointwiseAttention } from '../kernels/pointwiseAttention';
import { rowsOf } from '../kernels/rows';
import { scores } from '../kernels/scores';
import { readEvents } from '../models/gru4rec';
import { type Attending, attend, Sight } from '../nn/attention';
import { embedInput, type InputTables } from '../nn/embedInput';
import { inference, type Linear } from '../nn/layers';
import { silent } from '../nn/tape';
import { integers, normals } from './numbers';

export interface Case {
  name: string;
  /** Shapes of what the gradient is taken of; numbers are drawn. */
  inputs: number[][];
  compute(inputs: tf.Tensor[]): tf.Tensor;
}

/** Zero from the row `first` on: no history's segment, no item of the catalogue, nothing that goes on. */
const zeroFrom = (first: number, values: Int32Array, rowOf: (i: number) => number): Int32Array =>
  values.map((value, i) => (rowOf(i) < first ? value : 0));

/** The same of a matrix with so many rows. */
const blankFrom = (first: number, x: tf.Tensor): tf.Tensor2D => {
  const rows = x.shape[0];
  const kept = Float32Array.from({ length: rows }, (_, row) => Number(row < first));
  return tf.mul(x, tf.tensor2d(kept, [rows, 1]));
};

const ofPadding = (padding: number): string => (padding ? `, ${padding} of padding` : '');

/** In this case and others, the last `padding` rows hold nothing else. */
export const scan = (events: number, rows: number, d: number, padding = 0): Case => ({
  name: `GruScan, ${events} events, ${rows} rows${ofPadding(padding)}, ${d} units`,
  inputs: [[events, rows, 3 * d], [d, 3 * d], [3 * d]],
  compute: ([x, kernel, bias]) =>
    readEvents(
      x as tf.Tensor3D,
      tf.tensor2d(normals(1, rows * d), [rows, d]),
      tf.tensor2d(
        Float32Array.from(
          zeroFrom(rows - padding, integers(2, events * rows, 4), (i) => i % rows),
          (draw) => Math.min(1, draw),
        ),
        [events, rows],
      ),
      { kernel, bias } as Linear,
      silent,
    ),
});

export const norm = (rows: number, width: number, padding = 0): Case => ({
  name: `LayerNorm, ${rows} × ${width}${ofPadding(padding)}`,
  inputs: [[rows, width], [width], [width]],
  compute: ([x, gain, shift]) => layerNorm(blankFrom(rows - padding, x), gain, shift),
});

export const entropy = (rows: number, width: number, padding = 0): Case => ({
  name: `SoftmaxCrossEntropy, ${rows} × ${width}${ofPadding(padding)}`,
  inputs: [[rows, width]],
  compute: ([scores]) =>
    softmaxCrossEntropy(tf.mul(blankFrom(rows - padding, scores), 5), integers(3, rows, width)),
});

export const map = (rows: number, from: number, to: number): Case => ({
  name: `Linear, ${rows} × ${from} → ${to}`,
  inputs: [[rows, from], [from, to], [to]],
  compute: ([x, kernel, bias]) => linear(x as tf.Tensor2D, kernel as tf.Tensor2D, bias as tf.Tensor1D),
});

/** A linear map and what follows it: an activation, or a residual, which is the last input. */
export const mapThen = (
  rows: number,
  from: number,
  to: number,
  activation: 'relu' | 'gelu' | undefined,
): Case => ({
  name: `LinearThen, ${rows} × ${from} → ${to}, ${activation ?? 'added'}`,
  inputs: [[rows, from], [from, to], [to], ...(activation ? [] : [[rows, to]])],
  compute: ([x, kernel, bias, residual]) =>
    linear(
      x as tf.Tensor2D,
      kernel as tf.Tensor2D,
      bias as tf.Tensor1D,
      {
        activation,
        residual,
      } as Then,
    ),
});

/** Vectors of games and places, of which the last `padding` are those of padding. */
export const embedded = (games: number, places: number, width: number, n: number, padding = 0): Case => ({
  name: `EmbedSum, ${n}${ofPadding(padding)} of ${games} and ${places} × ${width}`,
  inputs: [
    [games, width],
    [places, width],
  ],
  compute([items, positions]) {
    const ids = (seed: number, rows: number) => zeroFrom(n - padding, integers(seed, n, rows), (i) => i);
    const batch = { items: ids(8, games), positions: ids(9, places) } as Batch;
    return embedInput({ items, positions } as InputTables, batch, 1.5, inference);
  },
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

export const lookUp = (rows: number, width: number, n: number, padding = 0): Case => ({
  name: `ScatterRows, ${n}${ofPadding(padding)} of ${rows} × ${width}`,
  inputs: [[rows, width]],
  compute: ([table]) =>
    rowsOf(
      table as tf.Tensor2D,
      zeroFrom(n - padding, integers(4, n, rows), (i) => i),
    ),
});

const bent = (...shape: number[]): Case => ({
  name: `Gelu, ${shape.join(' × ')}`,
  inputs: [shape],
  compute: ([x]) => gelu(tf.mul(x, 4)),
});

/** Which history each slot belongs to; some slots to none. */
const segmentsOf = (seed: number, rows: number, width: number, padding: number): Int32Array =>
  zeroFrom(rows - padding, integers(seed, rows * width, 3).sort(), (i) => Math.floor(i / width));

export const heardBy = (
  rows: number,
  width: number,
  d: number,
  heads: number,
  causal: boolean,
  shared: boolean,
  padding = 0,
): Case => ({
  name: `Attention, ${rows} × ${width}${ofPadding(padding)}, ${heads} heads of ${d / heads}${causal ? ', causal' : ''}${shared ? '' : ', two inputs'}`,
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
    const segments = segmentsOf(5, rows, width, padding);
    const sight = new Sight({ rows, width, segments } as Batch, causal);
    const sides = { queries, context, residual: queries } as Attending;
    return attend(sides, sight, heads, w, inference);
  },
});

/** Queries, keys, values and a bias by distance. */
export const pointwise = (rows: number, width: number, d: number, heads: number, padding = 0): Case => ({
  name: `PointwiseAttention, ${rows} × ${width}${ofPadding(padding)}, ${heads} heads of ${d / heads}`,
  inputs: [[rows * width, d], [rows * width, d], [rows * width, d], [width + 2]],
  compute: ([q, k, v, bias]) =>
    pointwiseAttention(
      q as tf.Tensor2D,
      k as tf.Tensor2D,
      v as tf.Tensor2D,
      bias as tf.Tensor1D,
      tf.tensor1d(segmentsOf(6, rows, width, padding), 'int32'),
      { heads, width, length: width + 2 },
    ),
});

/** Scores without a bias. */
export const scored = (rows: number, games: number, d: number): Case => ({
  name: `Scores, ${rows} × ${games} of ${d}`,
  inputs: [
    [rows, d],
    [games, d],
  ],
  compute: ([hidden, vectors]) => scores(hidden as tf.Tensor2D, vectors as tf.Tensor2D),
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

/** Rows, and all rows, of nothing but padding; and the smallest there are, in each kernel that meets with them. */
export const paddingCases: readonly Case[] = [
  ...[1, 3].flatMap((padding) => [
    heardBy(3, 5, 8, 2, true, true, padding),
    heardBy(3, 5, 8, 2, false, false, padding),
    pointwise(3, 5, 8, 2, padding),
    scan(4, 3, 8, padding),
    lookUp(6, 5, 3, padding),
    embedded(6, 4, 5, 3, padding),
    norm(3, 7, padding),
    entropy(3, 9, padding),
  ]),
  heardBy(1, 1, 4, 1, true, true, 1),
  pointwise(1, 1, 4, 1, 1),
  scan(1, 1, 4, 1),
  lookUp(1, 1, 1, 1),
  embedded(1, 1, 1, 1, 1),
  norm(1, 2, 1),
  entropy(1, 2, 1),
];

const upTo = (max: number) => fc.integer({ min: 1, max });
const heads = fc.constantFrom(1, 2, 3);
/** Rows of padding: none, one, or all of two. */
const padding = fc.nat(2);

/** Any of them, of any small size: odd ones, of length 1, a multiple of nothing, with rows of padding alone. */
export const anyCase: fc.Arbitrary<Case> = fc.oneof(
  fc
    .tuple(upTo(5), upTo(5), upTo(9), padding)
    .map(([events, rows, d, none]) => scan(events, rows, 4 * d, none)),
  fc.tuple(upTo(130), upTo(70)).map(([rows, width]) => norm(rows, 1 + width)),
  fc.tuple(upTo(9), upTo(300)).map(([rows, width]) => entropy(rows, 1 + width)),
  fc.tuple(upTo(9), upTo(60), upTo(200)).map(([rows, games, most]) => partwise(rows, 1 + games, 3, most)),
  fc.tuple(upTo(70), upTo(70), upTo(70)).map((sides) => map(...sides)),
  fc.tuple(upTo(70), upTo(130), upTo(70)).map((sizes) => scored(...sizes)),
  fc
    .tuple(upTo(70), upTo(70), upTo(70), fc.constantFrom('relu', 'gelu', undefined))
    .map((sizes) => mapThen(...sizes)),
  fc.tuple(upTo(40), upTo(20), upTo(20), upTo(90), padding).map((sizes) => embedded(...sizes)),
  fc
    .tuple(upTo(3), upTo(70), upTo(40), upTo(70), fc.constantFrom('', 'a', 'b', 'ab'))
    .map((sizes) => product(...sizes)),
  fc.tuple(upTo(40), upTo(20), upTo(90)).map(([rows, width, n]) => lookUp(rows, width, n)),
  fc.tuple(upTo(30), upTo(30)).map((shape) => bent(...shape)),
  fc
    .tuple(upTo(4), upTo(30), upTo(9), heads, fc.boolean(), fc.boolean(), padding)
    .map(([rows, width, each, h, ...rest]) => heardBy(rows, width, each * h, h, ...rest)),
  fc
    .tuple(upTo(4), upTo(30), upTo(9), heads, padding)
    .map(([rows, width, each, h, none]) => pointwise(rows, width, each * h, h, none)),
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
