import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends } from '../testing/backends';
import { expectClose } from '../testing/close';
import { Adam, type AdamOptions } from './adam';

beforeAll(startBackends);

const gradients = [
  [0.5, -2, 0],
  [0.1, 3, 1e-3],
  [-0.4, 1, 0],
];
const start = [1, -0.5, 2];

/** Algorithm 2 of Loshchilov and Hutter 2019, in double precision: the weights after each step. */
function byHand(rate: number, { beta1, beta2, epsilon, weightDecay }: Required<AdamOptions>): number[][] {
  const m = [0, 0, 0];
  const v = [0, 0, 0];
  const w = [...start];
  return gradients.map((g, step) => {
    const t = step + 1;
    g.forEach((gradient, i) => {
      m[i] = beta1 * m[i] + (1 - beta1) * gradient;
      v[i] = beta2 * v[i] + (1 - beta2) * gradient ** 2;
      const mean = m[i] / (1 - beta1 ** t);
      const spread = v[i] / (1 - beta2 ** t);
      w[i] -= rate * (mean / (Math.sqrt(spread) + epsilon) + weightDecay * w[i]);
    });
    return [...w];
  });
}

const usual = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };

function variableOf(initial: tf.Tensor): tf.Variable {
  const variable = tf.variable(initial);
  initial.dispose();
  return variable;
}

describe.each(['wasm', 'cpu'])('Adam on %s', (backend) => {
  it.each([usual, { ...usual, beta2: 0.98 }, { ...usual, weightDecay: 0.1 }, { ...usual, epsilon: 0.5 }])(
    'takes the steps of a hand computation with %o',
    async (options) => {
      await tf.setBackend(backend);
      const w = variableOf(tf.tensor1d(start));
      const adam = new Adam([w], options);
      const right = byHand(0.1, options);
      gradients.forEach((g, step) => {
        tf.tidy(() => adam.update([tf.tensor1d(g)], 0.1));
        expectClose(w.dataSync(), right[step], 1e-5);
      });
      expect(adam.t).toBe(3);
      adam.dispose();
      w.dispose();
    },
  );

  it('has the options of the paper when none are given', async () => {
    await tf.setBackend(backend);
    const w = variableOf(tf.tensor1d(start));
    const adam = new Adam([w]);
    tf.tidy(() => {
      for (const g of gradients) adam.update([tf.tensor1d(g)], 0.1);
    });
    expectClose(w.dataSync(), byHand(0.1, usual)[2], 1e-5);
    adam.dispose();
    w.dispose();
  });

  it('goes on from restored moments to the last bit, and leaves no tensor behind', async () => {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const ends = [true, false].map((interrupted) => {
      const variables = [variableOf(tf.tensor1d(start)), variableOf(tf.zeros([2, 2]))];
      let adam = new Adam(variables, { weightDecay: 0.01 });
      gradients.forEach((g, step) => {
        tf.tidy(() => adam.update([tf.tensor1d(g), tf.fill([2, 2], g[0])], 0.1));
        if (!interrupted || step !== 1) return;
        const [m, v] = [adam.moments.m.dataSync().slice(), adam.moments.v.dataSync().slice()];
        adam.dispose();
        adam = new Adam(variables, { weightDecay: 0.01 });
        adam.restore(m as Float32Array, v as Float32Array, adam.t + 2);
      });
      const end = variables.map((variable) => [...variable.dataSync()]);
      adam.dispose();
      tf.dispose(variables);
      return end;
    });
    expect(ends[0]).toEqual(ends[1]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
