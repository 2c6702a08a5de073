import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, floatsOf } from './heap';
import { readScratch, scratchOf, simdOf } from './simd';

/** scores [rows, width], target [rows] → the mean loss [], and its gradient [rows, width]. */
export function crossEntropy(call: Call<'scores' | 'target'>): TensorInfo[] {
  const backend = backendOf(call);
  const { scores, target } = call.inputs;
  const [rows, width] = scores.shape;
  const loss = backend.makeOutput([], 'float32');
  const gradient = backend.makeOutput(scores.shape, 'float32');
  const spread = scratchOf(backend, 2 * rows);
  const [from, right, to] = [scores, target, gradient].map((tensor) => addressOf(backend, tensor));
  simdOf().cross_entropy(rows, width, from, right, to, spread);
  const parts = readScratch(backend, 2 * rows);
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += parts[2 * row] + Math.log(parts[2 * row + 1]);
  floatsOf(backend, loss)[0] = sum / rows;
  return [loss, gradient];
}
