/** Tensors as the WASM backend keeps them: an id, and a stretch of its heap. */

import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

export interface Call<Names extends string> {
  inputs: NamedTensorInfoMap & Record<Names, TensorInfo>;
  attrs?: NamedAttrMap;
  backend: unknown;
}

export const backendOf = (call: Call<never>): BackendWasm => call.backend as BackendWasm;

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, side) => product * side, 1);

/** A float32 tensor's bytes, unless a later allocation grows the heap: allocate outputs first. */
export const floatsOf = (backend: BackendWasm, tensor: TensorInfo): Float32Array =>
  backend.typedArrayFromHeap(tensor) as Float32Array;

/** Where a tensor's numbers begin, for C. */
export const addressOf = (backend: BackendWasm, tensor: TensorInfo): number =>
  backend.getMemoryOffset(tensor.dataId);
