import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, parts, run } from './shader';

const THREADS = 64;

/** x [rows, width], gain and shift [width] → y, as x, and mean and 1 / deviation of each row [rows, 2]. */
export function layerNorm(call: Call<'x' | 'gain' | 'shift'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, gain, shift } = call.inputs;
  const [rows, width] = x.shape;
  const packed = run(backend, {
    name: 'layerNorm',
    inputs: { x, gain, shift },
    output: [rows * (width + 2)],
    workgroups: Math.ceil(rows / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      fn main(row: i32) {
        let rows = uniforms.xShape.x;
        let width = uniforms.xShape.y;
        if (row >= rows) { return; }
        let start = row * width;
        var mean = 0.0;
        for (var j = 0; j < width; j++) { mean += x[start + j]; }
        mean /= f32(width);
        var variance = 0.0;
        for (var j = 0; j < width; j++) {
          let centred = x[start + j] - mean;
          variance += centred * centred;
        }
        let inverse = inverseSqrt(variance / f32(width) + 1e-5);
        for (var j = 0; j < width; j++) {
          result[start + j] = (x[start + j] - mean) * inverse * gain[j] + shift[j];
        }
        result[rows * width + 2 * row] = mean;
        result[rows * width + 2 * row + 1] = inverse;
      }`,
  });
  return parts(backend, packed, [
    [rows, width],
    [rows, 2],
  ]);
}

/** → dx [rows, width], dgain [width], dshift [width]. The first workgroups see to the rows, the others to the columns. */
export function layerNormGradient(call: Call<'dy' | 'gain' | 'x' | 'note0'>): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, gain, x, note0: moments } = call.inputs;
  const [rows, width] = x.shape;
  const packed = run(backend, {
    name: 'layerNormGradient',
    inputs: { dy, gain, x, moments },
    output: [(rows + 2) * width],
    workgroups: Math.ceil(rows / THREADS) + Math.ceil(width / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      fn ofRow(row: i32, width: i32) {
        let mean = moments[2 * row];
        let inverse = moments[2 * row + 1];
        let start = row * width;
        var level = 0.0;
        var slope = 0.0;
        for (var j = 0; j < width; j++) {
          let pull = dy[start + j] * gain[j];
          level += pull;
          slope += pull * (x[start + j] - mean) * inverse;
        }
        level /= f32(width);
        slope /= f32(width);
        for (var j = 0; j < width; j++) {
          let normed = (x[start + j] - mean) * inverse;
          result[start + j] = inverse * (dy[start + j] * gain[j] - level - normed * slope);
        }
      }
      fn ofColumn(column: i32, rows: i32, width: i32) {
        var dgain = 0.0;
        var dshift = 0.0;
        for (var row = 0; row < rows; row++) {
          let pull = dy[row * width + column];
          dgain += pull * (x[row * width + column] - moments[2 * row]) * moments[2 * row + 1];
          dshift += pull;
        }
        result[rows * width + column] = dgain;
        result[(rows + 1) * width + column] = dshift;
      }
      fn main(index: i32) {
        let rows = uniforms.xShape.x;
        let width = uniforms.xShape.y;
        let first = (rows + THREADS - 1) / THREADS * THREADS;
        if (index < rows) { ofRow(index, width); }
        if (index >= first && index - first < width) { ofColumn(index - first, rows, width); }
      }`,
  });
  return parts(backend, packed, [[rows, width], [width], [width]]);
}
