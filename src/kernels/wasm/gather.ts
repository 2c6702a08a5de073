import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, floatsOf, sizeOf } from './heap';

/** Rows of a table, a copy each. The backend's own kernel computes the place of every single number. */
export const gatherRows =
  (fallback: KernelFunc) =>
  (call: Call<'x' | 'indices'>): TensorInfo => {
    const { x, indices } = call.inputs;
    const { axis, batchDims } = call.attrs as { axis: number; batchDims: number };
    if (axis !== 0 || batchDims !== 0 || x.dtype !== 'float32') return fallback(call as never) as TensorInfo;
    const backend = backendOf(call);
    const rest = x.shape.slice(1);
    const width = sizeOf(rest);
    const out = backend.makeOutput([...indices.shape, ...rest], 'float32');
    const table = floatsOf(backend, x);
    const ids = backend.typedArrayFromHeap(indices);
    const rows = floatsOf(backend, out);
    ids.forEach((id, row) => {
      if (id < 0 || id >= x.shape[0]) throw new Error(`gather: there is no row ${id} among ${x.shape[0]}`);
      rows.set(table.subarray(id * width, (id + 1) * width), row * width);
    });
    return out;
  };
