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

/** x [rows, from], kernel [from, to], dy [rows, to] → dx [rows, from], dkernel [from, to], dbias [to]. */
export function linearGradient(call: Call<'x' | 'kernel' | 'dy'>): TensorInfo[] {
  const { x, kernel, dy } = call.inputs;
  const one = (tensor: TensorInfo): TensorInfo => ({ ...tensor, shape: [1, ...tensor.shape] });
  return projectGradient(backendOf(call), { x, y: x, kernels: one(kernel), dy: one(dy) }, 1);
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

/**
 * All gradients of several linear maps, the first `split` of x and the others of y: those of x, of y where it was read,
 * and of the kernel [from, to] and bias [to] of each map. Some workgroups see to the inputs, the others to the weights.
 * The gradients of the inputs can be left out.
 *
 * @param dy [maps, rows, to]
 */
export function projectGradient(
  backend: WebGPUBackend,
  inputs: Record<'x' | 'y' | 'kernels' | 'dy', TensorInfo>,
  split: number,
  { weightsOnly = false } = {},
): TensorInfo[] {
  const [maps, from, to] = inputs.kernels.shape;
  const [rows] = inputs.x.shape;
  const both = split < maps ? 2 : 1;
  const read = weightsOnly ? 0 : both;
  const packed = run(backend, {
    name: 'projectGradient',
    inputs,
    output: [read * rows * from + maps * (from + 1) * to],
    workgroups: read * across(rows) * across(from) + maps * across(from + 1) * across(to),
    threads: TILE * TILE,
    uniforms: { split: { type: 'int32', value: split }, read: { type: 'int32', value: read } },
    code: /* wgsl */ `
      ${tiles}
      var<workgroup> chosen: i32;

      /** dy of the maps that read this input, times their kernels across. */
      fn ofInput(tile: i32, second: i32, lane: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let wide = (fanIn + TILE - 1) / TILE;
        let i = lane / TILE;
        let j = lane % TILE;
        let row = (tile / wide) * TILE + i;
        let column = (tile % wide) * TILE + j;
        // Of the kernels a thread fetches what lies side by side, and puts it in its place across.
        let fetched = (tile % wide) * TILE + i;
        let end = select(uniforms.split, uniforms.kernelsShape.x, second == 1);
        var sum = 0.0;
        for (var map = second * uniforms.split; map < end; map++) {
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
        if (row < rows && column < fanIn) { result[(second * rows + row) * fanIn + column] = sum; }
      }

      /** What a map read, across, times dy. The bias is the weight of something that is always 1: a further column. */
      fn ofWeights(tile: i32, offset: i32, lane: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let wide = (fanOut + TILE - 1) / TILE;
        let high = (fanIn + TILE) / TILE;
        let map = tile / (high * wide);
        let i = lane / TILE;
        let j = lane % TILE;
        let top = ((tile / wide) % high) * TILE;
        let column = (tile % wide) * TILE + j;
        var sum = 0.0;
        for (var row = 0; row < rows; row += TILE) {
          let inside = row + i < rows;
          left[i][j] = 0.0;
          if (inside && top + j < fanIn) {
            let at = (row + i) * fanIn + top + j;
            if (map < uniforms.split) { left[i][j] = x[at]; } else { left[i][j] = y[at]; }
          }
          if (inside && top + j == fanIn) { left[i][j] = 1.0; }
          right[i][j] = 0.0;
          if (inside && column < fanOut) { right[i][j] = dy[(map * rows + row + i) * fanOut + column]; }
          workgroupBarrier();
          for (var k = 0; k < TILE; k++) { sum += left[k][i] * right[k][j]; }
          workgroupBarrier();
        }
        if (top + i <= fanIn && column < fanOut) {
          result[offset + (map * (fanIn + 1) + top + i) * fanOut + column] = sum;
        }
      }

      fn main(index: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let lane = i32(localId.x);
        let each = ((rows + TILE - 1) / TILE) * ((fanIn + TILE - 1) / TILE);
        if (lane == 0) { chosen = index / THREADS; }
        let tile = workgroupUniformLoad(&chosen);
        if (tile < uniforms.read * each) {
          ofInput(tile % each, tile / each, lane);
        } else {
          ofWeights(tile - uniforms.read * each, uniforms.read * rows * fanIn, lane);
        }
      }`,
  });
  return parts(backend, packed, [
    ...Array(read).fill([rows, from]),
    ...Array(maps)
      .fill([[from, to], [to]])
      .flat(),
  ]);
}
