import type { TensorInfo } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise';
import type { Call } from './shader';

/** → dx, of any shape. */
export const reluGradient = (call: Call<'x' | 'dy'>): TensorInfo =>
  elementwise(call, 'reluGradient', call.inputs, 'select(0.0, dy[index], x[index] > 0.0)');
