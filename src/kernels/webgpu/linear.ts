import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { blockOf, blocks, sumOfProducts, THREADS } from './product';
import { backendOf, type Call, i32, joined, parts, run, type Shader } from './shader';

const one = (tensor: TensorInfo): TensorInfo => ({ ...tensor, shape: [1, ...tensor.shape] });

/** x [rows, from], kernel [from, to], bias [to] → x W + b [rows, to]. */
export function linear(call: Call<'x' | 'kernel' | 'bias'>): TensorInfo {
  const { x, kernel, bias } = call.inputs;
  return map(backendOf(call), x, kernel, bias);
}

/** x [rows, from], kernel [from, to], dy [rows, to] → dx [rows, from], dkernel [from, to], dbias [to]. */
export function linearGradient(call: Call<'x' | 'kernel' | 'dy'>): TensorInfo[] {
  return mapGradient(backendOf(call), call.inputs);
}

/** What is done with each number of dy when it is read. */
export interface Prologue extends Required<Pick<Shader, 'inputs' | 'uniforms'>> {
  /** WGSL of the number at `i`. */
  pull: string;
  helpers: string;
}

/** What is done with each number of the map before it is written. */
export interface Epilogue extends Required<Pick<Shader, 'inputs' | 'uniforms'>> {
  /** WGSL of what is written of a `value` at `i`. */
  written: string;
  helpers: string;
}

const noPrologue: Prologue = { pull: 'dy[i]', helpers: '', inputs: {}, uniforms: {} };

const noEpilogue: Epilogue = { written: 'value', helpers: '', inputs: {}, uniforms: {} };

export interface GradientOptions {
  /** Not that of x. */
  weightsOnly?: boolean;
  prologue?: Prologue;
}

/** One linear map: x [rows, from], kernel [from, to], bias [to] → [rows, to]. */
export function map(
  backend: WebGPUBackend,
  x: TensorInfo,
  kernel: TensorInfo,
  bias: TensorInfo,
  epilogue = noEpilogue,
): TensorInfo {
  const [from, to] = kernel.shape;
  const weights = joined(backend, [kernel, bias]);
  const mapped = project(backend, x, x, { ...weights, shape: [1, from + 1, to] }, epilogue);
  backend.disposeData(weights.dataId);
  return { ...mapped, shape: mapped.shape.slice(1) };
}

/** All gradients of a linear map. */
export const mapGradient = (
  backend: WebGPUBackend,
  { x, kernel, dy }: Record<'x' | 'kernel' | 'dy', TensorInfo>,
  options?: GradientOptions,
): TensorInfo[] => projectGradient(backend, { x, y: x, weights: one(kernel), dy: one(dy) }, 1, options);

/**
 * Several linear maps at once: the first of x, the others of y.
 *
 * @param x [rows, from]
 * @param y [rows, from]
 * @param weights of each map kernel [from, to] and bias [to], as rows of one: [maps, from + 1, to]
 * @returns [maps, rows, to]
 */
export function project(
  backend: WebGPUBackend,
  x: TensorInfo,
  y: TensorInfo,
  weights: TensorInfo,
  epilogue = noEpilogue,
): TensorInfo {
  const [rows] = x.shape;
  const [maps, , to] = weights.shape;
  const alone = x.dataId === y.dataId;
  return run(backend, {
    name: `project ${alone} ${epilogue.written}`,
    inputs: { x, ...(alone ? {} : { y }), weights, ...epilogue.inputs },
    output: [maps, rows, to],
    workgroups: maps * blocks(rows, to),
    threads: THREADS,
    uniforms: epilogue.uniforms,
    code: () => /* wgsl */ `
      ${epilogue.helpers}
      ${blockOf(epilogue.written)}
      ${sumOfProducts('ofX', 'x', 'weights')}
      ${alone ? '' : sumOfProducts('ofY', 'y', 'weights')}
      fn main(index: i32) {
        let rows = uniforms.xShape.x;
        let fanIn = uniforms.xShape.y;
        let fanOut = uniforms.weightsShape.z;
        let each = blocks(rows, fanOut);
        let map = index / THREADS / each;
        if (map >= uniforms.weightsShape.x) { return; }
        let top = topOf(index / THREADS % each, fanOut);
        let left = leftOf(index / THREADS % each, fanOut);
        let i = rowsFrom(top, rows) * fanIn;
        let j = columnsFrom(left, fanOut) + map * (fanIn + 1) * fanOut;
        var sums: mat4x4<f32>;
        ${alone ? '' : 'if (map > 0) { sums = ofY(i, 1, j, fanOut, fanIn); } else'}
        { sums = ofX(i, 1, j, fanOut, fanIn); }
        let at = j + fanIn * fanOut;
        let bias = vec4<f32>(weights[at.x], weights[at.y], weights[at.z], weights[at.w]);
        sums += mat4x4<f32>(bias, bias, bias, bias);
        write(map * rows * fanOut, sums, top, left, rows, fanOut);
      }`,
  });
}

const pull = (i: string) => `pull(${i})`;

/**
 * All gradients of several linear maps, the first `split` of x and the others of y: those of x, of y where it was read,
 * and of the kernel [from, to] and bias [to] of each map. Some workgroups see to the inputs, others to the kernels, the
 * last to the biases.
 *
 * @param weights as `project` takes them; without its bias where there is one map
 * @param dy [maps, rows, to]
 */
export function projectGradient(
  backend: WebGPUBackend,
  inputs: Record<'x' | 'y' | 'weights' | 'dy', TensorInfo>,
  split: number,
  { weightsOnly = false, prologue = noPrologue }: GradientOptions = {},
): TensorInfo[] {
  const [rows, from] = inputs.x.shape;
  const [maps, , to] = inputs.dy.shape;
  const { y, ...others } = inputs;
  const alone = split === maps;
  const both = alone ? 1 : 2;
  const read = weightsOnly ? 0 : both;
  const biases = Math.ceil((maps * to) / THREADS);
  const packed = run(backend, {
    name: `projectGradient ${alone} ${prologue.pull}`,
    inputs: { ...others, ...(alone ? {} : { y }), ...prologue.inputs },
    output: [read * rows * from + maps * (from + 1) * to],
    workgroups: read * blocks(rows, from) + maps * blocks(from, to) + biases,
    threads: THREADS,
    uniforms: { split: i32(split), read: i32(read), ...prologue.uniforms },
    code: () => /* wgsl */ `
      ${prologue.helpers}
      fn pull(i: i32) -> f32 { return ${prologue.pull}; }
      ${blockOf()}
      ${sumOfProducts('weightsAcross', pull, 'weights')}
      ${sumOfProducts('xAcross', 'x', pull)}
      ${alone ? '' : sumOfProducts('yAcross', 'y', pull)}

      /** dy of the maps that read this input, times their kernels across. */
      fn ofInput(group: i32, second: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.xShape.y;
        let fanOut = uniforms.dyShape.z;
        let top = topOf(group, fanIn);
        let left = leftOf(group, fanIn);
        let end = select(uniforms.split, uniforms.dyShape.x, second == 1);
        var sums = mat4x4<f32>();
        for (var map = second * uniforms.split; map < end; map++) {
          let i = (rowsFrom(top, rows) + map * rows) * fanOut;
          let j = (columnsFrom(left, fanIn) + map * (fanIn + 1)) * fanOut;
          sums += weightsAcross(i, 1, j, 1, fanOut);
        }
        write(second * rows * fanIn, sums, top, left, rows, fanIn);
      }

      /** What a map read, across, times dy. */
      fn ofKernel(group: i32, map: i32, offset: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.xShape.y;
        let fanOut = uniforms.dyShape.z;
        let top = topOf(group, fanOut);
        let left = leftOf(group, fanOut);
        let i = rowsFrom(top, fanIn);
        let j = columnsFrom(left, fanOut) + map * rows * fanOut;
        var sums: mat4x4<f32>;
        ${alone ? '' : 'if (map >= uniforms.split) { sums = yAcross(i, fanIn, j, fanOut, rows); } else'}
        { sums = xAcross(i, fanIn, j, fanOut, rows); }
        write(offset + map * (fanIn + 1) * fanOut, sums, top, left, fanIn, fanOut);
      }

      fn ofBias(place: i32, offset: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.xShape.y;
        let fanOut = uniforms.dyShape.z;
        let map = place / fanOut;
        let column = place % fanOut;
        if (map >= uniforms.dyShape.x) { return; }
        var sum = 0.0;
        for (var row = 0; row < rows; row++) { sum += pull((map * rows + row) * fanOut + column); }
        result[offset + (map * (fanIn + 1) + fanIn) * fanOut + column] = sum;
      }

      fn main(index: i32) {
        let rows = uniforms.dyShape.y;
        let fanIn = uniforms.xShape.y;
        let ofInputs = blocks(rows, fanIn);
        let ofKernels = blocks(fanIn, uniforms.dyShape.z);
        let offset = uniforms.read * rows * fanIn;
        let group = index / THREADS - uniforms.read * ofInputs;
        let past = group - uniforms.dyShape.x * ofKernels;
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
