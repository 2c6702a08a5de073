import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, run } from './shader';

const THREADS = 128;

/** Φ(x), by the rational approximation 7.1.26 of Abramowitz and Stegun: off by 1.5e-7 at most. */
const phi = /* wgsl */ `
  fn phi(x: f32) -> f32 {
    let a = abs(x) * 0.70710678;
    let t = 1.0 / (1.0 + 0.3275911 * a);
    let tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    let half = 0.5 * tail * exp(-a * a);
    return select(half, 1.0 - half, x >= 0.0);
  }`;

/** x Φ(x), of any shape. */
export function gelu(call: Call<'x'>): TensorInfo {
  const { x } = call.inputs;
  return elementwise(call, 'gelu', { x }, 'x[index] * phi(x[index])');
}

/** → dx. */
export function geluGradient(call: Call<'x' | 'dy'>): TensorInfo {
  const { x, dy } = call.inputs;
  const slope = 'phi(x[index]) + x[index] * 0.39894228 * exp(-0.5 * x[index] * x[index])';
  return elementwise(call, 'geluGradient', { x, dy }, `dy[index] * (${slope})`);
}

function elementwise(
  call: Pick<Call, 'backend'>,
  name: string,
  inputs: Record<string, TensorInfo>,
  value: string,
): TensorInfo {
  const { shape } = inputs.x;
  const size = shape.reduce((product, length) => product * length, 1);
  return run(backendOf(call), {
    name,
    inputs,
    output: shape,
    workgroups: Math.ceil(size / THREADS),
    threads: THREADS,
    uniforms: { count: { type: 'int32', value: size } },
    code: /* wgsl */ `
      ${phi}
      fn main(index: i32) {
        if (index < uniforms.count) { result[index] = ${value}; }
      }`,
  });
}
