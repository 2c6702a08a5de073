import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, parts, run } from './shader';

const TILE = 16;

/** A workgroup computes one tile of the result; a thread fetches one number of each tile that goes into it. */
const tiles = /* wgsl */ `
  const TILE = ${TILE};
  var<workgroup> left: array<array<f32, TILE>, TILE>;
  var<workgroup> right: array<array<f32, TILE>, TILE>;`;

const across = (size: number): number => Math.ceil(size / TILE);

/** x [rows, from], dy [rows, to] → dkernel [from, to], dbias [to]. */
export function linearGradient(call: Call<'x' | 'dy'>): TensorInfo[] {
  const { x, dy } = call.inputs;
  const [rows, to] = dy.shape;
  return weightsGradient(backendOf(call), x, x, { ...dy, shape: [1, rows, to] });
}

/**
 * Several linear maps at once: the first of x, the others of y.
 *
 * @param x [rows, from]
 * @param y [rows, from]
 * @param kernels [maps, from, to]
 * @param biases [maps, to]
 * @returns [maps, rows, to]
 */
export function project(
  backend: WebGPUBackend,
  x: TensorInfo,
  y: TensorInfo,
  kernels: TensorInfo,
  biases: TensorInfo,
): TensorInfo {
  const [rows] = x.shape;
  const [maps, , to] = kernels.shape;
  return run(backend, {
    name: 'project',
    inputs: { x, y, kernels, biases },
    output: [maps, rows, to],
    workgroups: maps * across(rows) * across(to),
    threads: TILE * TILE,
    code: /* wgsl */ `
      ${tiles}
      fn main(index: i32) {
        let rows = uniforms.xShape.x;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let wide = (fanOut + TILE - 1) / TILE;
        let high = (rows + TILE - 1) / TILE;
        let tile = index / THREADS;
        let map = tile / (high * wide);
        let i = i32(localId.x) / TILE;
        let j = i32(localId.x) % TILE;
        let row = ((tile / wide) % high) * TILE + i;
        let column = (tile % wide) * TILE + j;
        var sum = 0.0;
        for (var start = 0; start < fanIn; start += TILE) {
          left[i][j] = 0.0;
          if (row < rows && start + j < fanIn) {
            let at = row * fanIn + start + j;
            if (map == 0) { left[i][j] = x[at]; } else { left[i][j] = y[at]; }
          }
          right[i][j] = 0.0;
          if (start + i < fanIn && column < fanOut) {
            right[i][j] = kernels[(map * fanIn + start + i) * fanOut + column];
          }
          workgroupBarrier();
          for (var k = 0; k < TILE; k++) { sum += left[i][k] * right[k][j]; }
          workgroupBarrier();
        }
        if (row < rows && column < fanOut) {
          result[(map * rows + row) * fanOut + column] = sum + biases[map * fanOut + column];
        }
      }`,
  });
}

/** The gradient of what the maps \`first\` to \`end\` − 1 have read: dy [maps, rows, to] → [rows, from]. */
export function inputsGradient(
  backend: WebGPUBackend,
  dy: TensorInfo,
  kernels: TensorInfo,
  first: number,
  end: number,
): TensorInfo {
  const [, rows] = dy.shape;
  const [, from] = kernels.shape;
  return run(backend, {
    name: 'inputsGradient',
    inputs: { dy, kernels },
    output: [rows, from],
    workgroups: across(rows) * across(from),
    threads: TILE * TILE,
    uniforms: { first: { type: 'int32', value: first }, end: { type: 'int32', value: end } },
    code: /* wgsl */ `
      ${tiles}
      fn main(index: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let wide = (fanIn + TILE - 1) / TILE;
        let tile = index / THREADS;
        let i = i32(localId.x) / TILE;
        let j = i32(localId.x) % TILE;
        let row = (tile / wide) * TILE + i;
        let column = (tile % wide) * TILE + j;
        // Of the kernels a thread fetches what lies side by side, and puts it in its place across.
        let fetched = (tile % wide) * TILE + i;
        var sum = 0.0;
        for (var map = uniforms.first; map < uniforms.end; map++) {
          for (var start = 0; start < fanOut; start += TILE) {
            left[i][j] = 0.0;
            if (row < rows && start + j < fanOut) { left[i][j] = dy[(map * rows + row) * fanOut + start + j]; }
            right[j][i] = 0.0;
            if (fetched < fanIn && start + j < fanOut) {
              right[j][i] = kernels[(map * fanIn + fetched) * fanOut + start + j];
            }
            workgroupBarrier();
            for (var k = 0; k < TILE; k++) { sum += left[i][k] * right[k][j]; }
            workgroupBarrier();
          }
        }
        if (row < rows && column < fanIn) { result[row * fanIn + column] = sum; }
      }`,
  });
}

/**
 * The gradients of the weights of several maps, the first of x and the others of y: kernel [from, to] and bias [to] of
 * each. A bias is the weight of something that is always 1: a column of ones beside x.
 *
 * @param dy [maps, rows, to]
 */
export function weightsGradient(
  backend: WebGPUBackend,
  x: TensorInfo,
  y: TensorInfo,
  dy: TensorInfo,
): TensorInfo[] {
  const [, from] = x.shape;
  const [maps, , to] = dy.shape;
  const packed = run(backend, {
    name: 'weightsGradient',
    inputs: { x, y, dy },
    output: [maps, from + 1, to],
    workgroups: maps * across(from + 1) * across(to),
    threads: TILE * TILE,
    code: /* wgsl */ `
      ${tiles}
      fn main(index: i32) {
        let rows = uniforms.xShape.x;
        let fanIn = uniforms.xShape.y;
        let fanOut = uniforms.dyShape.z;
        let wide = (fanOut + TILE - 1) / TILE;
        let high = (fanIn + TILE) / TILE;
        let tile = index / THREADS;
        let map = tile / (high * wide);
        let i = i32(localId.x) / TILE;
        let j = i32(localId.x) % TILE;
        let top = ((tile / wide) % high) * TILE;
        let column = (tile % wide) * TILE + j;
        var sum = 0.0;
        for (var row = 0; row < rows; row += TILE) {
          let inside = row + i < rows;
          left[i][j] = 0.0;
          if (inside && top + j < fanIn) {
            let at = (row + i) * fanIn + top + j;
            if (map == 0) { left[i][j] = x[at]; } else { left[i][j] = y[at]; }
          }
          if (inside && top + j == fanIn) { left[i][j] = 1.0; }
          right[i][j] = 0.0;
          if (inside && column < fanOut) { right[i][j] = dy[(map * rows + row + i) * fanOut + column]; }
          workgroupBarrier();
          for (var k = 0; k < TILE; k++) { sum += left[k][i] * right[k][j]; }
          workgroupBarrier();
        }
        if (top + i <= fanIn && column < fanOut) {
          result[(map * (fanIn + 1) + top + i) * fanOut + column] = sum;
        }
      }`,
  });
  return parts(
    backend,
    packed,
    Array(maps)
      .fill([[from, to], [to]])
      .flat(),
  );
}
