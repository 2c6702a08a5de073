/** Every fused kernel, on WebGPU, held to the same function in plain operations. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../../data/batches';
import { random } from '../../data/random';
import { attend, Sight } from '../../nn/attention';
import { inference, type Linear } from '../../nn/layers';
import { expectClose } from '../../testing/close';
import { offerGpu } from '../../testing/dawn';
import { integers, normals } from '../../testing/numbers';
import { softmaxCrossEntropy } from '../crossEntropy';
import { dropout } from '../dropout';
import { hasKernel } from '../fused';
import { gelu } from '../gelu';
import { gruScan } from '../gruScan';
import { layerNorm } from '../layerNorm';
import { linear } from '../linear';
import { relu } from '../relu';
import { rowsOf } from '../rows';
import { registerWebgpuKernels } from '.';

const missing = await offerGpu();
if (missing) console.warn(`The kernels on WebGPU are not tested: ${missing}.`);

interface Case {
  name: string;
  /** Shapes of what the gradient is taken of; numbers are drawn. */
  inputs: number[][];
  compute(inputs: tf.Tensor[]): tf.Tensor;
}

const scan = (events: number, rows: number, d: number): Case => ({
  name: `GruScan, ${events} events, ${rows} rows, ${d} units`,
  inputs: [[events, rows, 3 * d], [d, 3 * d], [3 * d]],
  compute: ([x, kernel, bias]) =>
    gruScanOrCells(
      x as tf.Tensor3D,
      tf.tensor2d(normals(1, rows * d), [rows, d]),
      tf.tensor2d(
        Float32Array.from(integers(2, events * rows, 4), (draw) => Math.min(1, draw)),
        [events, rows],
      ),
      kernel,
      bias,
    ),
});

const norm = (rows: number, width: number): Case => ({
  name: `LayerNorm, ${rows} × ${width}`,
  inputs: [[rows, width], [width], [width]],
  compute: ([x, gain, shift]) => layerNorm(x as tf.Tensor2D, gain, shift),
});

const entropy = (rows: number, width: number): Case => ({
  name: `SoftmaxCrossEntropy, ${rows} × ${width}`,
  inputs: [[rows, width]],
  compute: ([scores]) => softmaxCrossEntropy(tf.mul(scores as tf.Tensor2D, 5), integers(3, rows, width)),
});

const map = (rows: number, from: number, to: number): Case => ({
  name: `Linear, ${rows} × ${from} → ${to}`,
  inputs: [[rows, from], [from, to], [to]],
  compute: ([x, kernel, bias]) => linear(x as tf.Tensor2D, kernel as tf.Tensor2D, bias as tf.Tensor1D),
});

const product = (batch: number, rows: number, depth: number, columns: number, across: string): Case => {
  const [a, b] = [across.includes('a'), across.includes('b')];
  const sides = (high: number, wide: number, turned: boolean) =>
    turned ? [batch, wide, high] : [batch, high, wide];
  return {
    name: `Product, ${batch} of ${rows} × ${depth} × ${columns}${across ? `, ${across} transposed` : ''}`,
    inputs: [sides(rows, depth, a), sides(depth, columns, b)],
    compute: ([x, y]) => tf.matMul(x, y, a, b),
  };
};

const lookUp = (rows: number, width: number, n: number): Case => ({
  name: `ScatterRows, ${n} of ${rows} × ${width}`,
  inputs: [[rows, width]],
  compute: ([table]) => rowsOf(table as tf.Tensor2D, integers(4, n, rows)),
});

const bend = (name: string, by: (x: tf.Tensor) => tf.Tensor, ...shape: number[]): Case => ({
  name: `${name}, ${shape.join(' × ')}`,
  inputs: [shape],
  compute: ([x]) => by(tf.mul(x, 4)),
});

const heardBy = (
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

const cases = [
  heardBy(1, 1, 4, 1, true, true),
  heardBy(2, 5, 8, 2, true, true),
  heardBy(2, 5, 8, 2, false, false),
  heardBy(3, 50, 64, 2, true, true),
  heardBy(1, 200, 12, 3, false, true),
  map(1, 1, 1),
  map(37, 20, 33),
  map(70, 64, 192),
  product(1, 1, 1, 1, ''),
  product(1, 70, 64, 131, 'b'),
  product(3, 17, 5, 66, 'a'),
  product(2, 5, 19, 3, 'ab'),
  product(2, 4, 16, 64, ''),
  lookUp(1, 4, 3),
  lookUp(40, 17, 90),
  bend('Gelu', gelu, 3, 5),
  bend('Gelu', gelu, 2, 3, 4, 32),
  bend('Relu', relu, 7, 9),
  scan(2, 1, 4),
  scan(5, 3, 8),
  scan(7, 2, 64),
  scan(3, 5, 300),
  norm(1, 4),
  norm(70, 64),
  norm(9, 130),
  entropy(1, 2),
  entropy(9, 300),
];

/** The value, and its gradients for a drawn dy. */
async function on(backend: string, { inputs, compute }: Case): Promise<Float32Array[]> {
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

describe.skipIf(missing)('on WebGPU', () => {
  beforeAll(async () => {
    await import('@tensorflow/tfjs-backend-webgpu');
    registerWebgpuKernels();
  });

  it.each(cases)('$name', async (each) => {
    const expected = await on('cpu', each);
    const before = tf.memory().numTensors;
    const actual = await on('webgpu', each);
    expect(tf.memory().numTensors).toBe(before);
    actual.forEach((values, i) => {
      expectClose(values, expected[i], 2e-4);
    });
  });

  it('drops a share of the numbers, the same on the way back, and others from another stream', async () => {
    await tf.setBackend('webgpu');
    const size = 20_000;
    const drop = (seed: number) => (x: tf.Tensor) => dropout(x as tf.Tensor2D, 0.3, random(seed));
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
});

/** gruScan is fused or nothing: in plain operations its cells one after the other. */
function gruScanOrCells(
  x: tf.Tensor3D,
  h: tf.Tensor2D,
  continues: tf.Tensor2D,
  kernel: tf.Tensor,
  bias: tf.Tensor,
): tf.Tensor3D {
  if (hasKernel('GruScan')) return gruScan(x, h, continues, kernel, bias);
  let state = h;
  const states = tf.unstack(x).map((event, t) => {
    const goesOn = tf.reshape(tf.slice(continues, [t, 0], [1, -1]), [-1, 1]);
    const kept = tf.mul<tf.Tensor2D>(state, goesOn);
    const [xr, xz, xn] = tf.split(event, 3, 1);
    const [hr, hz, hn] = tf.split(tf.add(tf.matMul(kept, kernel as tf.Tensor2D), bias), 3, 1);
    const r = tf.sigmoid(tf.add(xr, hr));
    const z = tf.sigmoid(tf.add(xz, hz));
    const n = tf.tanh(tf.add(xn, tf.mul(r, hn)));
    state = tf.add(n, tf.mul(z, tf.sub(kept, n)));
    return state;
  });
  return tf.stack(states) as tf.Tensor3D;
}
