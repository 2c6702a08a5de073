import type { AdamCoefficients } from '../adam';
import { addressOf, backendOf, type Call } from './heap';
import { simdOf } from './simd';

/** Updates one parameter w and its stretch of the moments m and v, in place. */
export function adam(call: Call<'w' | 'g' | 'm' | 'v'>): [] {
  const backend = backendOf(call);
  const { offset, size, beta1, beta2, rate, correction, epsilon, keep } =
    call.attrs as unknown as AdamCoefficients & {
      offset: number;
      size: number;
    };
  const { w, g, m, v } = call.inputs;
  const [weights, gradient, mean, spread] = [w, g, m, v].map((tensor) => addressOf(backend, tensor));
  const start = 4 * offset;
  simdOf().adam(
    size,
    weights,
    gradient,
    mean + start,
    spread + start,
    beta1,
    beta2,
    rate,
    correction,
    epsilon,
    keep,
  );
  return [];
}
