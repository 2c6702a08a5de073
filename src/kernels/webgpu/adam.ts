import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { AdamCoefficients } from '../adam';
import { commandsOf } from './commands';
import { ALIGNMENT } from './places';
import { backendOf, type Call, f32, i32, joined, run } from './shader';

const THREADS = 128;

const coefficients = ['beta1', 'beta2', 'rate', 'correction', 'epsilon', 'keep'] as const;

/**
 * Updates the parameters w0, w1 … and the moments m and v from the gradients g0, g1 …, in one dispatch. It writes all of
 * them anew, end to end, and they move there: the next update finds them so, and copies nothing together but gradients.
 */
export function adam(call: Call): [] {
  const backend = backendOf(call);
  const { places } = commandsOf(backend);
  const { m, v, ...tensors } = call.inputs;
  const count = Object.keys(tensors).length / 2;
  const parameters = Array.from({ length: count }, (_, i) => tensors[`w${i}`]);
  const size = util.sizeFromShape(m.shape);
  const stride = Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  const w = joined(backend, parameters);
  const g = joined(
    backend,
    parameters.map((_, i) => tensors[`g${i}`]),
  );
  const given = call.attrs as AdamCoefficients;
  const updated = run(backend, {
    name: 'adam',
    inputs: { w, g, m, v },
    output: [3, stride],
    workgroups: Math.ceil(size / THREADS),
    threads: THREADS,
    uniforms: {
      ...Object.fromEntries(coefficients.map((name) => [name, f32(given[name])])),
      size: i32(size),
    },
    code: () => /* wgsl */ `
      fn main(index: i32) {
        let stride = uniforms.outShape.y;
        if (index >= uniforms.size) { return; }
        let mean = uniforms.beta1 * m[index] + (1.0 - uniforms.beta1) * g[index];
        let spread = uniforms.beta2 * v[index] + (1.0 - uniforms.beta2) * g[index] * g[index];
        let change = uniforms.rate * mean / (sqrt(spread * uniforms.correction) + uniforms.epsilon);
        result[index] = uniforms.keep * w[index] - change;
        result[stride + index] = mean;
        result[2 * stride + index] = spread;
      }`,
  });
  const moveTo = (tensor: TensorInfo, offset: number) => {
    const place = places.part(updated, offset, tensor.shape);
    places.exchange(tensor, place);
    backend.disposeData(place.dataId);
  };
  let end = 0;
  for (const parameter of parameters) {
    moveTo(parameter, end);
    end += util.sizeFromShape(parameter.shape);
  }
  moveTo(m, stride);
  moveTo(v, 2 * stride);
  for (const { dataId } of [w, g, updated]) backend.disposeData(dataId);
  return [];
}
