import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, sizeOf } from './heap';
import { simdOf } from './simd';

/** x, of any shape, with a share `rate` of it zero and the rest scaled. */
export function dropout(call: Call<'x'>): TensorInfo {
  const backend = backendOf(call);
  const { x } = call.inputs;
  const { rate, seed } = call.attrs as { rate: number; seed: number };
  const y = backend.makeOutput(x.shape, 'float32');
  simdOf().dropout(sizeOf(x.shape), addressOf(backend, x), addressOf(backend, y), rate, seed);
  return y;
}
