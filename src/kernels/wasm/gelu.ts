import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, sizeOf } from './heap';
import { simdOf } from './simd';

export function gelu(call: Call<'x'>): TensorInfo {
  const backend = backendOf(call);
  const { x } = call.inputs;
  const y = backend.makeOutput(x.shape, 'float32');
  simdOf().gelu(sizeOf(x.shape), addressOf(backend, x), addressOf(backend, y));
  return y;
}

export function geluGradient(call: Call<'x' | 'dy'>): TensorInfo {
  const backend = backendOf(call);
  const { x, dy } = call.inputs;
  const dx = backend.makeOutput(x.shape, 'float32');
  simdOf().gelu_gradient(
    sizeOf(x.shape),
    addressOf(backend, x),
    addressOf(backend, dy),
    addressOf(backend, dx),
  );
  return dx;
}
