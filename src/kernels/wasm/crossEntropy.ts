import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, floatsOf } from './heap';
import { alias } from './identity';
import { readScratch, scratchOf, simdOf } from './simd';

/** scores [rows, width], target [rows] → the mean loss of the rows, and its gradient [rows, width]. */
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

/** → that gradient, times dy: the very same where dy is 1, as it is in training. */
export function crossEntropyGradient(call: Call<'note0' | 'dy'>): TensorInfo[] {
  const backend = backendOf(call);
  const { note0: gradient, dy } = call.inputs;
  const [factor] = floatsOf(backend, dy);
  if (factor === 1) return [alias(backend, gradient)];
  const scaled = backend.makeOutput(gradient.shape, 'float32');
  const [numbers, to] = [gradient, scaled].map((tensor) => floatsOf(backend, tensor));
  for (let i = 0; i < numbers.length; i++) to[i] = factor * numbers[i];
  return [scaled];
}

/** scores [rows, width] → log Σ exp of each row [rows]. */
export function rowLogSums(call: Call<'scores'>): TensorInfo[] {
  const backend = backendOf(call);
  const { scores } = call.inputs;
  const [rows, width] = scores.shape;
  const sums = backend.makeOutput([rows], 'float32');
  simdOf().row_sums(rows, width, addressOf(backend, scores), scratchOf(backend, 2 * rows));
  const spread = readScratch(backend, 2 * rows);
  const each = floatsOf(backend, sums);
  for (let row = 0; row < rows; row++) each[row] = spread[2 * row] + Math.log(spread[2 * row + 1]);
  return [sums];
}

/** From those → the gradient of the mean loss, times dy: [rows, width]. A target may lie outside of these scores. */
export function softmaxGradient(call: Call<'scores' | 'target' | 'note0' | 'dy'>): TensorInfo[] {
  const backend = backendOf(call);
  const { scores, target, note0: logSums, dy } = call.inputs;
  const [rows, width] = scores.shape;
  const gradient = backend.makeOutput(scores.shape, 'float32');
  const [from, sums, right, to] = [scores, logSums, target, gradient].map((each) => addressOf(backend, each));
  simdOf().softmax_gradient(rows, width, from, sums, right, floatsOf(backend, dy)[0] / rows, to);
  return [gradient];
}
