import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise';
import { backendOf, type Call } from './shader';

/** Sums of two tensors of one shape, as residual paths and gradients make them, instead of the backend's own kernel. */
export const add =
  (fallback: KernelFunc) =>
  (call: Call<'a' | 'b'>): TensorInfo => {
    const { a, b } = call.inputs;
    const alike = a.dtype === 'float32' && b.dtype === 'float32' && a.shape.join() === b.shape.join();
    // What is small and has not been sent to the device is added up where it is.
    if (!alike || backendOf(call).shouldExecuteOnCPU([a, b])) return fallback(call as never) as TensorInfo;
    return elementwise(call, { x: a, y: b }, 'x[index] + y[index]');
  };
