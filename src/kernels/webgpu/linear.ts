import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { block, blocks, sumOfProducts, THREADS } from './product';
import { backendOf, type Call, i32, parts, run } from './shader';

const one = (tensor: TensorInfo): TensorInfo => ({ ...tensor, shape: [1, ...tensor.shape] });

/** x [rows, from], kernel [from, to], bias [to] → [rows, to]. */
export function linear(call: Call<'x' | 'kernel' | 'bias'>): TensorInfo {
  const { x, kernel, bias } = call.inputs;
  const mapped = project(backendOf(call), x, x, one(kernel), one(bias));
  return { ...mapped, shape: mapped.shape.slice(1) };
}

/** x [rows, from], kernel [from, to], dy [rows, to] → dx [rows, from], dkernel [from, to], dbias [to]. */
export function linearGradient(call: Call<'x' | 'kernel' | 'dy'>): TensorInfo[] {
  return mapGradient(backendOf(call), call.inputs);
}

/** All gradients of a linear map, or those of its weights alone. */
export const mapGradient = (
  backend: WebGPUBackend,
  { x, kernel, dy }: Record<'x' | 'kernel' | 'dy', TensorInfo>,
  which?: { weightsOnly: boolean },
): TensorInfo[] => projectGradient(backend, { x, y: x, kernels: one(kernel), dy: one(dy) }, 1, which);

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
    workgroups: maps * blocks(rows, to),
    threads: THREADS,
    code: () => /* wgsl */ `
      ${block}
      ${sumOfProducts('ofX', 'x', 'kernels')}
      ${sumOfProducts('ofY', 'y', 'kernels')}
      fn main(index: i32) {
        let rows = uniforms.xShape.x;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let each = blocks(rows, fanOut);
        let map = index / THREADS / each;
        if (map >= uniforms.kernelsShape.x) { return; }
        let top = topOf(index / THREADS % each, fanOut);
        let left = leftOf(index / THREADS % each, fanOut);
        let i = rowsFrom(top, rows) * fanIn;
        let columns = columnsFrom(left, fanOut);
        let j = columns + map * fanIn * fanOut;
        var sums: mat4x4<f32>;
        if (map == 0) { sums = ofX(i, 1, j, fanOut, fanIn); } else { sums = ofY(i, 1, j, fanOut, fanIn); }
        let at = columns + map * fanOut;
        let bias = vec4<f32>(biases[at.x], biases[at.y], biases[at.z], biases[at.w]);
        sums += mat4x4<f32>(bias, bias, bias, bias);
        write(map * rows * fanOut, sums, top, left, rows, fanOut);
      }`,
  });
}

/**
 * All gradients of several linear maps, the first `split` of x and the others of y: those of x, of y where it was read,
 * and of the kernel [from, to] and bias [to] of each map. Some workgroups see to the inputs, others to the kernels, the
 * last to the biases. The gradients of the inputs can be left out.
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
  const biases = Math.ceil((maps * to) / THREADS);
  const packed = run(backend, {
    name: 'projectGradient',
    inputs,
    output: [read * rows * from + maps * (from + 1) * to],
    workgroups: read * blocks(rows, from) + maps * blocks(from, to) + biases,
    threads: THREADS,
    uniforms: { split: i32(split), read: i32(read) },
    code: () => /* wgsl */ `
      ${block}
      ${sumOfProducts('kernelsAcross', 'dy', 'kernels')}
      ${sumOfProducts('xAcross', 'x', 'dy')}
      ${sumOfProducts('yAcross', 'y', 'dy')}

      /** dy of the maps that read this input, times their kernels across. */
      fn ofInput(group: i32, second: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let top = topOf(group, fanIn);
        let left = leftOf(group, fanIn);
        let end = select(uniforms.split, uniforms.kernelsShape.x, second == 1);
        var sums = mat4x4<f32>();
        for (var map = second * uniforms.split; map < end; map++) {
          let i = (rowsFrom(top, rows) + map * rows) * fanOut;
          let j = (columnsFrom(left, fanIn) + map * fanIn) * fanOut;
          sums += kernelsAcross(i, 1, j, 1, fanOut);
        }
        write(second * rows * fanIn, sums, top, left, rows, fanIn);
      }

      /** What a map read, across, times dy. */
      fn ofKernel(group: i32, map: i32, offset: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let top = topOf(group, fanOut);
        let left = leftOf(group, fanOut);
        let i = rowsFrom(top, fanIn);
        let j = columnsFrom(left, fanOut) + map * rows * fanOut;
        var sums: mat4x4<f32>;
        if (map < uniforms.split) {
          sums = xAcross(i, fanIn, j, fanOut, rows);
        } else {
          sums = yAcross(i, fanIn, j, fanOut, rows);
        }
        write(offset + map * (fanIn + 1) * fanOut, sums, top, left, fanIn, fanOut);
      }

      fn ofBias(place: i32, offset: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let fanOut = uniforms.kernelsShape.z;
        let map = place / fanOut;
        let column = place % fanOut;
        if (map >= uniforms.kernelsShape.x) { return; }
        var sum = 0.0;
        for (var row = 0; row < rows; row++) { sum += dy[(map * rows + row) * fanOut + column]; }
        result[offset + (map * (fanIn + 1) + fanIn) * fanOut + column] = sum;
      }

      fn main(index: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.kernelsShape.y;
        let ofInputs = blocks(rows, fanIn);
        let ofKernels = blocks(fanIn, uniforms.kernelsShape.z);
        let offset = uniforms.read * rows * fanIn;
        let group = index / THREADS - uniforms.read * ofInputs;
        let past = group - uniforms.kernelsShape.x * ofKernels;
        if (group < 0) {
          ofInput(index / THREADS % ofInputs, index / THREADS / ofInputs);
        } else if (past < 0) {
          ofKernel(group % ofKernels, group / ofKernels, offset);
        } else {
          ofBias(past * THREADS + i32(localId.x), offset);
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
