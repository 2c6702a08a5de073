/** Kernels of the project's own, by name: a backend has them or has not, and then plain operations do the same. */
import * as tf from '@tensorflow/tfjs-core';

export const hasKernel = (name: string): boolean => tf.getKernel(name, tf.getBackend()) !== undefined;

export const run = (kernel: string, inputs: tf.NamedTensorMap, attrs: object = {}): tf.Tensor[] =>
  tf.engine().runKernel(kernel, inputs, attrs as tf.NamedAttrMap) as unknown as tf.Tensor[];

/** What a backend's kernel noted down for its gradient, as inputs of that: note0, note1 … */
export const numbered = (notes: tf.Tensor[]): tf.NamedTensorMap =>
  Object.fromEntries(notes.map((note, i) => [`note${i}`, note]));
