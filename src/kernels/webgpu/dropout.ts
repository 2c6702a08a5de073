import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Draw } from '../dropout';
import { elementwise } from './elementwise';
import { type Call, f32, i32, type Uniform } from './shader';

/** A hash of a number (PCG, as in Jarzynski and Olano, JCGT 2020), and by it a draw for each place. */
const helpers = /* wgsl */ `
  fn hash(value: u32) -> u32 {
    let state = value * 747796405u + 2891336453u;
    let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
  }
  fn dropped(value: f32, index: i32) -> f32 {
    let draw = f32(hash(u32(index) ^ u32(uniforms.dropKey)) >> 8u) / 16777216.0;
    return select(value * uniforms.dropScale, 0.0, draw < uniforms.dropRate);
  }`;

/** The same hash, as a whole number of 32 bits. */
function hash(value: number): number {
  const state = (Math.imul(value, 747796405) + 2891336453) >>> 0;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0;
  return (word >>> 22) ^ word;
}

interface Dropping {
  /** WGSL of a number in its place, dropped or scaled. */
  dropped(value: string, index: string): string;
  /** What that needs. */
  helpers: string;
  uniforms: Record<string, Uniform>;
}

/** Dropout as a part of other shaders; it leaves no trace in them where nothing is dropped. */
export const dropping = ({ rate, seed }: Draw): Dropping =>
  rate === 0
    ? { dropped: (value) => value, helpers: '', uniforms: {} }
    : {
        dropped: (value, index) => `dropped(${value}, ${index})`,
        helpers,
        uniforms: { dropRate: f32(rate), dropScale: f32(1 / (1 - rate)), dropKey: i32(hash(seed)) },
      };

/** x, of any shape, with a share `rate` of it zero and the rest scaled. */
export function dropout(call: Call<'x'>): TensorInfo {
  const { dropped, ...needs } = dropping(call.attrs as Draw);
  return elementwise(call, { x: call.inputs.x }, dropped('x[index]', 'index'), needs);
}
