import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { backendOf, type Call, run } from './shader';

const THREADS = 128;

/**
 * The gradient of looking rows up in a table: dy [n, width] → [rows, width], each row the sum of those that were looked
 * up from it, always in the same order.
 *
 * @param order [n] the lookups, sorted by row
 * @param starts [rows + 1] where those of each row begin in it
 */
export function scatterRows(call: Call<'dy' | 'order' | 'starts'>): TensorInfo {
  const { dy, order, starts } = call.inputs;
  const rows = util.sizeFromShape(starts.shape) - 1;
  const width = dy.shape[1];
  return run(backendOf(call), {
    name: 'scatterRows',
    inputs: { dy, order, starts },
    output: [rows, width],
    workgroups: Math.ceil((rows * width) / THREADS),
    threads: THREADS,
    code: /* wgsl */ `
      fn main(index: i32) {
        let width = uniforms.outShape.y;
        if (index >= uniforms.outShape.x * width) { return; }
        let row = index / width;
        let column = index % width;
        var sum = 0.0;
        for (var i = starts[row]; i < starts[row + 1]; i++) { sum += dy[order[i] * width + column]; }
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
    code: /* wgsl */ `
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
