import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { normals } from '../testing/numbers';
import { type AdamCoefficients, adamUpdate } from './adam';

beforeAll(startBackends);

const shapes = [[3, 5], [1], [], [7], [2, 1, 2]];
const coefficients: AdamCoefficients = {
  beta1: 0.8,
  beta2: 0.95,
  rate: 0.05,
  correction: 3,
  epsilon: 1e-6,
  keep: 0.99,
};

/** Weights after two updates, then both moments. */
function updated(name: 'wasm' | 'cpu'): Float32Array[] {
  return valuesOn(name, () => {
    const drawn = (seed: number) =>
      shapes.map((shape, i) => tf.tensor(normals(seed + i, tf.util.sizeFromShape(shape)), shape));
    const variables = drawn(1).map((tensor) => tf.variable(tensor));
    const size = variables.reduce((sum, variable) => sum + variable.size, 0);
    let moments = { m: tf.tensor1d(normals(50, size)), v: tf.tensor1d(normals(51, size).map(Math.abs)) };
    for (const seed of [100, 200]) moments = adamUpdate(variables, drawn(seed), moments, coefficients);
    const results = [...variables.map((variable) => variable.clone()), moments.m, moments.v];
    for (const variable of variables) variable.dispose();
    return results;
  });
}

describe('AdamUpdate', () => {
  it('does to parameters of every shape, and to their moments, what the plain operations do', () => {
    const right = updated('cpu');
    updated('wasm').forEach((values, i) => {
      expectClose(values, right[i], 1e-6);
    });
  });

  it('changes nothing else: a copy made before keeps its numbers', () => {
    const [before, after] = valuesOn('wasm', () => {
      const w = tf.variable(tf.tensor1d([1, 2, 3]));
      const copy = tf.add(w, 0);
      const moments = { m: tf.zeros([3]) as tf.Tensor1D, v: tf.zeros([3]) as tf.Tensor1D };
      adamUpdate([w], [tf.tensor1d([1, -1, 0])], moments, coefficients);
      const now = w.clone();
      w.dispose();
      return [copy, now];
    });
    expect([...before]).toEqual([1, 2, 3]);
    expect(after[0]).toBeLessThan(1);
    expect(after[1]).toBeGreaterThan(1.98);
    expectClose([after[2]], [2.97], 1e-6);
  });
});
