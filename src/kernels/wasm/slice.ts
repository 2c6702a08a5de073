import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, floatsOf, sizeOf } from './heap';

/**
 * `sizes` parts of x along one axis. The backend's own kernel copies the whole of x off the heap for every part, which
 * made splitting cost as much as the products around it.
 */
function partsOf(backend: BackendWasm, x: TensorInfo, axis: number, sizes: readonly number[]): TensorInfo[] {
  const outer = sizeOf(x.shape.slice(0, axis));
  const inner = sizeOf(x.shape.slice(axis + 1));
  const stride = x.shape[axis] * inner;
  const parts = sizes.map((size) =>
    backend.makeOutput([...x.shape.slice(0, axis), size, ...x.shape.slice(axis + 1)], 'float32'),
  );
  const from = floatsOf(backend, x);
  let start = 0;
  parts.forEach((part, index) => {
    const to = floatsOf(backend, part);
    const run = sizes[index] * inner;
    for (let row = 0; row < outer; row++) {
      const source = row * stride + start;
      to.set(from.subarray(source, source + run), row * run);
    }
    start += run;
  });
  return parts;
}

export const split =
  (fallback: KernelFunc) =>
  (call: Call<'x'>): TensorInfo[] => {
    const { x } = call.inputs;
    const { numOrSizeSplits, axis } = call.attrs as { numOrSizeSplits: number | number[]; axis: number };
    const sizes = Array.isArray(numOrSizeSplits)
      ? numOrSizeSplits
      : Array.from({ length: numOrSizeSplits }, () => x.shape[axis] / numOrSizeSplits);
    const sound = sizes.every((size) => Number.isInteger(size) && size >= 0);
    const whole = sizes.reduce((sum, size) => sum + size, 0) === x.shape[axis];
    if (x.dtype !== 'float32' || !sound || !whole) return fallback(call as never) as TensorInfo[];
    return partsOf(backendOf(call), x, axis, sizes);
  };

export const unpack =
  (fallback: KernelFunc) =>
  (call: Call<'value'>): TensorInfo[] => {
    const { value } = call.inputs;
    const { axis } = call.attrs as { axis: number };
    if (value.dtype !== 'float32' || axis < 0) return fallback(call as never) as TensorInfo[];
    const parts = partsOf(backendOf(call), value, axis, Array(value.shape[axis]).fill(1));
    for (const part of parts) part.shape.splice(axis, 1);
    return parts;
  };
