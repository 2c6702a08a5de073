import { util } from '@tensorflow/tfjs-core';
import type { AdamCoefficients } from '../adam';
import { addressOf, backendOf, type Call } from './heap';
import { simdOf } from './simd';

/** Updates the parameters w0, w1 … and their moments, end to end in m and v, in place, from the gradients g0, g1 …. */
export function adam(call: Call<string>): [] {
  const backend = backendOf(call);
  const { beta1, beta2, rate, correction, epsilon, keep } = call.attrs as unknown as AdamCoefficients;
  const { m, v, ...tensors } = call.inputs;
  let [mean, spread] = [m, v].map((tensor) => addressOf(backend, tensor));
  for (let i = 0; `w${i}` in tensors; i++) {
    const [weights, gradient] = [tensors[`w${i}`], tensors[`g${i}`]].map((each) => addressOf(backend, each));
    const size = util.sizeFromShape(tensors[`w${i}`].shape);
    simdOf().adam(size, weights, gradient, mean, spread, beta1, beta2, rate, correction, epsilon, keep);
    mean += 4 * size;
    spread += 4 * size;
  }
  return [];
}
