import { util } from '@tensorflow/tfjs-core';
import type { AdamCoefficients } from '../adam';
import { commandsOf } from './commands';
import { backendOf, type Call, f32, joined, run } from './shader';

const THREADS = 128;

const coefficients = ['beta1', 'beta2', 'rate', 'correction', 'epsilon', 'keep'] as const;

/**
 * Updates the parameters w0, w1 … and the moments m and v in place, from the gradients g0, g1 …: gathered end to end by
 * copying, in one dispatch, and copied back.
 */
export function adam(call: Call): [] {
  const backend = backendOf(call);
  const { m, v, ...tensors } = call.inputs;
  const count = Object.keys(tensors).length / 2;
  const parameters = Array.from({ length: count }, (_, i) => tensors[`w${i}`]);
  const size = util.sizeFromShape(m.shape);
  const w = joined(backend, parameters);
  const g = joined(
    backend,
    parameters.map((_, i) => tensors[`g${i}`]),
  );
  const given = call.attrs as AdamCoefficients;
  const updated = run(backend, {
    name: 'adam',
    inputs: { w, g, m, v },
    output: [3, size],
    workgroups: Math.ceil(size / THREADS),
    threads: THREADS,
    uniforms: Object.fromEntries(coefficients.map((name) => [name, f32(given[name])])),
    code: () => /* wgsl */ `
      fn main(index: i32) {
        let size = uniforms.outShape.y;
        if (index >= size) { return; }
        let mean = uniforms.beta1 * m[index] + (1.0 - uniforms.beta1) * g[index];
        let spread = uniforms.beta2 * v[index] + (1.0 - uniforms.beta2) * g[index] * g[index];
        let change = uniforms.rate * mean / (sqrt(spread * uniforms.correction) + uniforms.epsilon);
        result[index] = uniforms.keep * w[index] - change;
        result[size + index] = mean;
        result[2 * size + index] = spread;
      }`,
  });
  const commands = commandsOf(backend);
  let offset = 0;
  for (const tensor of [...parameters, m, v]) {
    const length = util.sizeFromShape(tensor.shape);
    commands.copy(updated, offset, tensor, 0, length);
    offset += length;
  }
  for (const { dataId } of [w, g, updated]) backend.disposeData(dataId);
  return [];
}
