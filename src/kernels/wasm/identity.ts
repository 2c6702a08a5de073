import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call } from './heap';

/** Another name for the same numbers. */
export function alias(backend: BackendWasm, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

/** The backend's own kernel copies the numbers, and every saved tensor is one such name. */
export const identity = (call: Call<'x'>): TensorInfo => alias(backendOf(call), call.inputs.x);
