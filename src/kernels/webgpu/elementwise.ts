import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { backendOf, type Call, i32, run, type Shader } from './shader';

const THREADS = 128;

/**
 * A number for each number of x.
 *
 * @param value WGSL for the number at `index`, which also names the shader
 * @param helpers WGSL that it needs; the same wherever the value is the same
 */
export function elementwise(
  call: Pick<Call, 'backend'>,
  inputs: { x: TensorInfo } & Record<string, TensorInfo>,
  value: string,
  { helpers = '', uniforms = {} }: { helpers?: string; uniforms?: Shader['uniforms'] } = {},
): TensorInfo {
  const { shape } = inputs.x;
  const size = util.sizeFromShape(shape);
  return run(backendOf(call), {
    name: value,
    inputs,
    output: shape,
    workgroups: Math.ceil(size / THREADS),
    threads: THREADS,
    uniforms: { ...uniforms, count: i32(size) },
    code: () => /* wgsl */ `
      ${helpers}
      fn main(index: i32) {
        if (index < uniforms.count) { result[index] = ${value}; }
      }`,
  });
}
