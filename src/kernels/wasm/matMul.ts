import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, floatsOf, sizeOf } from './heap';
import { scratchOf, simdOf } from './simd';

/**
 * Products of matrices, transposed or not, alone or in batches. The backend has a fast kernel, but takes it for one pair
 * of untransposed matrices only; training consists of the other kinds, at which its general kernel is 5 to 20 times
 * slower.
 */
export const matMul =
  (fallback: KernelFunc) =>
  (call: Call<'a' | 'b'>): TensorInfo => {
    const backend = backendOf(call);
    const { a, b } = call.inputs;
    const { transposeA, transposeB } = call.attrs as { transposeA: boolean; transposeB: boolean };
    const outer = a.shape.slice(0, -2);
    const [k, m] = sidesOf(a, transposeA);
    const [n, inner] = sidesOf(b, transposeB);
    const alike = outer.join() === b.shape.slice(0, -2).join();
    const floats = a.dtype === 'float32' && b.dtype === 'float32';
    if (!alike || !floats || k !== inner) return fallback(call as never) as TensorInfo;

    const batch = sizeOf(outer);
    const out = backend.makeOutput([...outer, m, n], 'float32');
    if (k === 0) floatsOf(backend, out).fill(0);
    const scratch = scratchOf(backend, simdOf().matmul_scratch(m, n, k));
    const [from, by, to] = [a, b, out].map((tensor) => addressOf(backend, tensor));
    simdOf().matmul(batch, m, n, k, from, Number(transposeA), by, Number(transposeB), to, scratch);
    return out;
  };

/** [columns, rows] as the product sees the matrix. */
function sidesOf({ shape }: TensorInfo, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2);
  return transposed ? [rows, columns] : [columns, rows];
}
