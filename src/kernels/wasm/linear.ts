import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call } from './heap';
import { scratchOf, simdOf } from './simd';

/** x [rows, from], kernel [from, to], bias [to] → x W + b [rows, to]. */
export function mapped(
  backend: BackendWasm,
  x: TensorInfo,
  kernel: TensorInfo,
  bias: TensorInfo,
): TensorInfo {
  const [rows] = x.shape;
  const [from, to] = kernel.shape;
  const simd = simdOf();
  const out = backend.makeOutput([rows, to], 'float32');
  const scratch = scratchOf(backend, simd.matmul_scratch(rows, to, from));
  const [read, weights, added, written] = [x, kernel, bias, out].map((each) => addressOf(backend, each));
  simd.matmul(1, rows, to, from, read, 0, weights, 0, written, scratch);
  simd.add_rows(rows, to, added, written);
  return out;
}

/** → dx [rows, from], dkernel [from, to], dbias [to]. */
export function mapGradient(
  backend: BackendWasm,
  x: TensorInfo,
  kernel: TensorInfo,
  dy: TensorInfo,
): [TensorInfo, TensorInfo, TensorInfo] {
  const [rows] = x.shape;
  const [from, to] = kernel.shape;
  const simd = simdOf();
  const dx = backend.makeOutput([rows, from], 'float32');
  const dkernel = backend.makeOutput([from, to], 'float32');
  const dbias = backend.makeOutput([to], 'float32');
  const room = Math.max(simd.matmul_scratch(rows, from, to), simd.matmul_scratch(from, to, rows));
  const scratch = scratchOf(backend, room);
  const at = (tensor: TensorInfo) => addressOf(backend, tensor);
  simd.matmul(1, rows, from, to, at(dy), 0, at(kernel), 1, at(dx), scratch);
  simd.matmul(1, from, to, rows, at(x), 1, at(dy), 0, at(dkernel), scratch);
  simd.sum_rows(rows, to, at(dy), at(dbias));
  return [dx, dkernel, dbias];
}

export const linear = (call: Call<'x' | 'kernel' | 'bias'>): TensorInfo =>
  mapped(backendOf(call), call.inputs.x, call.inputs.kernel, call.inputs.bias);

export const linearGradient = (call: Call<'x' | 'kernel' | 'dy'>): TensorInfo[] =>
  mapGradient(backendOf(call), call.inputs.x, call.inputs.kernel, call.inputs.dy);

/** x [rows, width] → the sum of its rows [width]. */
export function columnSums(call: Call<'x'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x } = call.inputs;
  const [rows, width] = x.shape;
  const sums = backend.makeOutput([width], 'float32');
  simdOf().sum_rows(rows, width, addressOf(backend, x), addressOf(backend, sums));
  return [sums];
}
