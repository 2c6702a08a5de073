import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, floatsOf } from './heap';
import { readScratch, scratchOf, simdOf } from './simd';

/** scores [rows, width], target [rows] → the loss of each row [rows], and the gradient of their mean [rows, width]. */
export function crossEntropy(call: Call<'scores' | 'target'>): TensorInfo[] {
  const backend = backendOf(call);
  const { scores, target } = call.inputs;
  const [rows, width] = scores.shape;
  const losses = backend.makeOutput([rows], 'float32');
  const gradient = backend.makeOutput(scores.shape, 'float32');
  const spread = scratchOf(backend, 2 * rows);
  const [from, right, to] = [scores, target, gradient].map((tensor) => addressOf(backend, tensor));
  simdOf().cross_entropy(rows, width, from, right, to, spread);
  const parts = readScratch(backend, 2 * rows);
  const each = floatsOf(backend, losses);
  for (let row = 0; row < rows; row++) each[row] = parts[2 * row] + Math.log(parts[2 * row + 1]);
  return [losses, gradient];
}

/** → that gradient, times dy. */
export function crossEntropyGradient(call: Call<'note0' | 'dy'>): TensorInfo[] {
  const backend = backendOf(call);
  const { note0: gradient, dy } = call.inputs;
  const scaled = backend.makeOutput(gradient.shape, 'float32');
  const [factor] = floatsOf(backend, dy);
  const [numbers, to] = [gradient, scaled].map((tensor) => floatsOf(backend, tensor));
  for (let i = 0; i < numbers.length; i++) to[i] = factor * numbers[i];
  return [scaled];
}
