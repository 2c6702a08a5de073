/** Seeded numbers for tests. */
import { random } from '../data/random';

/** `size` numbers from N(0, deviation²). */
export function normals(seed: number, size: number, deviation = 1): Float32Array {
  const stream = random(seed, 77);
  return Float32Array.from({ length: size }, () => stream.normal() * deviation);
}

/** `size` integers in 0 … below − 1. */
export function integers(seed: number, size: number, below: number): Int32Array {
  const stream = random(seed, 78);
  return Int32Array.from({ length: size }, () => stream.integer(below));
}

/** ∂f/∂xᵢ by central differences, in double precision. */
export function numericGradient(f: (x: number[]) => number, at: ArrayLike<number>, step = 1e-5): number[] {
  const x = Array.from(at);
  return x.map((value, i) => {
    x[i] = value + step;
    const above = f(x);
    x[i] = value - step;
    const below = f(x);
    x[i] = value;
    return (above - below) / (2 * step);
  });
}
