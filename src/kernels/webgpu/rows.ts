import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, run } from './shader';

const THREADS = 128;

/** How a lookup is laid out: see `lookupOf` in ../rows.ts. */
interface Lookup {
  n: number;
  rows: number;
}

/** table [rows, width], lookup → the rows looked up [n, width]. */
export function gatherRows(call: Call<'table' | 'lookup'>): TensorInfo {
  const { table, lookup } = call.inputs;
  const { n } = call.attrs as Lookup;
  const width = table.shape[1];
  return run(backendOf(call), {
    name: 'gatherRows',
    inputs: { table, lookup },
    output: [n, width],
    workgroups: Math.ceil((n * width) / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      fn main(index: i32) {
        let width = uniforms.outShape.y;
        if (index >= uniforms.outShape.x * width) { return; }
        result[index] = table[lookup[index / width] * width + index % width];
      }`,
  });
}

/** Its gradient: dy [n, width] → [rows, width], each row the sum of those looked up from it, always in the same order. */
export function scatterRows(call: Call<'dy' | 'lookup'>): TensorInfo {
  const { dy, lookup } = call.inputs;
  const { rows } = call.attrs as Lookup;
  const width = dy.shape[1];
  return run(backendOf(call), {
    name: 'scatterRows',
    inputs: { dy, lookup },
    output: [rows, width],
    workgroups: Math.ceil((rows * width) / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      fn main(index: i32) {
        let width = uniforms.outShape.y;
        if (index >= uniforms.outShape.x * width) { return; }
        let n = uniforms.dyShape.x;
        let starts = 2 * n + index / width;
        let column = index % width;
        var sum = 0.0;
        for (var i = lookup[starts]; i < lookup[starts + 1]; i++) { sum += dy[lookup[n + i] * width + column]; }
        result[index] = sum;
      }`,
  });
}

/** x [rows, width] → the sum of its rows [width]. A thread for each column. */
export function columnSums(call: Call<'x'>): TensorInfo[] {
  const { x } = call.inputs;
  const width = x.shape[1];
  const sums = run(backendOf(call), {
    name: 'columnSums',
    inputs: { x },
    output: [width],
    workgroups: Math.ceil(width / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      fn main(column: i32) {
        let width = uniforms.outShape;
        if (column >= width) { return; }
        var sum = 0.0;
        for (var row = 0; row < uniforms.xShape.x; row++) { sum += x[row * width + column]; }
        result[column] = sum;
      }`,
  });
  return [sums];
}
