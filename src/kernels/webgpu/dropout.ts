import type { TensorInfo } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise';
import { type Call, f32, i32 } from './shader';

/** A draw for each place, by hashing it with the seed (PCG, as in Jarzynski and Olano, JCGT 2020). */
const helpers = /* wgsl */ `
  fn hash(value: u32) -> u32 {
    let state = value * 747796405u + 2891336453u;
    let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
  }
  fn uniform01(index: i32) -> f32 {
    return f32(hash(u32(index) ^ hash(u32(uniforms.seed))) >> 8u) / 16777216.0;
  }`;

/** x, of any shape, with a share `rate` of it zero and the rest scaled. */
export function dropout(call: Call<'x'>): TensorInfo {
  const { rate, seed } = call.attrs as { rate: number; seed: number };
  return elementwise(
    call,
    'dropout',
    { x: call.inputs.x },
    'select(x[index] / (1.0 - uniforms.rate), 0.0, uniform01(index) < uniforms.rate)',
    { helpers, uniforms: { rate: f32(rate), seed: i32(seed) } },
  );
}
