/** Runs a compute shader of ours on tfjs's WebGPU backend, in its stream of commands. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { commandsOf } from './commands';

/** What a kernel is called with. */
export interface Call<Name extends string = string> {
  inputs: Record<Name, TensorInfo>;
  attrs?: object;
  backend: unknown;
}

export const backendOf = ({ backend }: Pick<Call, 'backend'>): WebGPUBackend => backend as WebGPUBackend;

/** A number for a shader, by its type there. */
export interface Uniform {
  type: 'int32' | 'float32';
  value: number;
}

export const i32 = (value: number): Uniform => ({ type: 'int32', value });

export const f32 = (value: number): Uniform => ({ type: 'float32', value });

export interface Shader {
  /** Names the text: whatever number is written into it belongs in the name. */
  name: string;
  /** By the names that they have in the text. All of them must be read there. */
  inputs: Record<string, TensorInfo>;
  /** Shape of what it writes to `result`. */
  output: readonly number[];
  /** At least so many are run. Where there are more than 65,535, a few further ones may be: they must write nothing. */
  workgroups: number;
  /** Threads in a workgroup: at most 256, which every device has. */
  threads: number;
  /** Further numbers, as `uniforms.name`. */
  uniforms?: Record<string, Uniform>;
  /**
   * WGSL with `fn main(index: i32)`, called for every thread: `index / THREADS` is its workgroup, `localId.x` its place
   * in that. The shape of each input is in `uniforms.nameShape`; at least one uniform must be read.
   */
  code: () => string;
}

/** Dispatches it once. */
export function run(backend: WebGPUBackend, shader: Shader): TensorInfo {
  const { name, inputs, output, workgroups, threads, uniforms = {}, code } = shader;
  const tensors = Object.values(inputs);
  const given = Object.values(uniforms).map(({ type, value }) => ({ type, data: [value] }));
  const kinds = tensors.map(({ shape, dtype }) => dtype + shape.length);
  const key = `${name} ${threads} ${kinds} ${output.length}`;
  return commandsOf(backend).run(key, workgroups, output, tensors, given, () => ({
    variableNames: Object.keys(inputs),
    outputShape: [...output],
    // A workgroup for each: tfjs spreads them over further dimensions where one is too short.
    dispatchLayout: { x: output.map((_, axis) => axis) },
    dispatch: [workgroups, 1, 1],
    workgroupSize: [threads, 1, 1],
    shaderKey: name,
    uniforms: Object.entries(uniforms)
      .map(([key, { type }]) => `${key} : ${type === 'int32' ? 'i32' : 'f32'}, `)
      .join(''),
    getUserCode: () => `const THREADS = ${threads};\n${code()}`,
  }));
}

/** A shader writes one tensor: this takes apart what it wrote end to end, and lets go of it. */
export function parts(backend: WebGPUBackend, packed: TensorInfo, shapes: readonly number[][]): TensorInfo[] {
  let offset = 0;
  const { places } = commandsOf(backend);
  const tensors = shapes.map((shape) => {
    const tensor = places.part(packed, offset, shape);
    offset += util.sizeFromShape(shape);
    return tensor;
  });
  backend.disposeData(packed.dataId);
  return tensors;
}

/** The numbers of some tensors, end to end. The caller disposes it. */
export const joined = (backend: WebGPUBackend, tensors: readonly TensorInfo[]): TensorInfo =>
  commandsOf(backend).places.joined(tensors);
