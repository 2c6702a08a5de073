import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { affine, matrix } from '../testing/matrix';
import { normals } from '../testing/numbers';
import { embed, linear, Memory } from './layers';

beforeAll(startBackends);

describe('linear and embed', () => {
  it('linear is x W + b', () => {
    const [x, w, b] = [normals(1, 6), normals(2, 12), normals(3, 4)];
    const [y] = valuesOn('wasm', () => {
      const [kernel, bias] = [tf.variable(tf.tensor2d(w, [3, 4])), tf.variable(tf.tensor1d(b))];
      const y = linear(tf.tensor2d(x, [2, 3]), { kernel, bias });
      tf.dispose([kernel, bias]);
      return [y];
    });
    expectClose(y, affine(matrix(x, 3), matrix(w, 4), b).flat(), 1e-6);
  });

  it('embed takes rows by id', () => {
    const [y] = valuesOn('wasm', () => {
      const table = tf.variable(tf.tensor2d([0, 1, 10, 11, 20, 21], [3, 2]));
      const y = embed(table, Int32Array.of(2, 0, 2));
      table.dispose();
      return [y];
    });
    expect([...y]).toEqual([20, 21, 0, 1, 20, 21]);
  });
});

describe('Memory', () => {
  it('holds one state across tidies, and lets the one before go', () => {
    const memory = new Memory();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) tf.tidy(() => memory.keep(tf.fill([2, 2], i)));
    expect(tf.memory().numTensors).toBe(before + 1);
    expect([...(memory.state as tf.Tensor).dataSync()]).toEqual([2, 2, 2, 2]);
    memory.clear();
    memory.clear();
    expect(memory.state).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
  });
});
