import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, floatsOf } from './heap';
import { simdOf } from './simd';

/** x [rows, width], gain and shift [width] → y, x normalised (both as x), and 1 / deviation [rows]. */
export function layerNorm(call: Call<'x' | 'gain' | 'shift'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, gain, shift } = call.inputs;
  const [rows, width] = x.shape;
  const outputs = [x.shape, x.shape, [rows]].map((shape) => backend.makeOutput(shape, 'float32'));
  const at = [x, gain, shift, ...outputs].map((tensor) => addressOf(backend, tensor));
  simdOf().layer_norm(rows, width, at[0], at[1], at[2], at[3], at[4], at[5]);
  return outputs;
}

/** → dx [rows, width], dgain [width], dshift [width]. */
export function layerNormGradient(call: Call<'dy' | 'gain' | 'note0' | 'note1'>): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, gain, note0: normed, note1: inverse } = call.inputs;
  const [rows, width] = dy.shape;
  const outputs = [dy.shape, [width], [width]].map((shape) => backend.makeOutput(shape, 'float32'));
  for (const sum of outputs.slice(1)) floatsOf(backend, sum).fill(0);
  const at = [dy, gain, normed, inverse, ...outputs].map((tensor) => addressOf(backend, tensor));
  simdOf().layer_norm_gradient(rows, width, at[0], at[1], at[2], at[3], at[4], at[5], at[6]);
  return outputs;
}
