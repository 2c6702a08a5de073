import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { affine, matrix } from '../testing/matrix';
import { normals } from '../testing/numbers';
import { dropoutOf, embed, linear, Memory } from './layers';

beforeAll(startBackends);

describe('dropoutOf', () => {
  const drop = (rate: number, seed: number, x: () => tf.Tensor2D) =>
    valuesOn('wasm', () => [dropoutOf(rate, random(seed, 3))(x())])[0];
  const ones = () => tf.ones([200, 100]) as tf.Tensor2D;

  it('sets the given share to zero and scales the rest, so that the mean stays', () => {
    for (const rate of [0.1, 0.4, 0.5, 0.9]) {
      const dropped = drop(rate, 1, ones);
      const zeros = dropped.filter((value) => value === 0).length / dropped.length;
      expect(Math.abs(zeros - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / dropped.length));
      const rest = dropped.filter((value) => value !== 0);
      expectClose(rest, Array(rest.length).fill(1 / (1 - rate)), 1e-6);
    }
  });

  it('drops the same numbers for the same stream, others for another, and others in each call of a pass', () => {
    const same = drop(0.5, 1, ones);
    expect(drop(0.5, 1, ones)).toEqual(same);
    expect(drop(0.5, 2, ones)).not.toEqual(same);
    const dropout = dropoutOf(0.5, random(1, 3));
    const [first, second] = valuesOn('wasm', () => [dropout(ones()), dropout(ones())]);
    expect(first).toEqual(same);
    expect(second).not.toEqual(first);
  });

  it('hands back the very tensor at rate 0', () => {
    tf.tidy(() => {
      const x = ones();
      expect(dropoutOf(0, random(1))(x)).toBe(x);
    });
  });

  it('has the mask as its gradient', () => {
    const [dropped, gradient] = valuesOn('wasm', () => {
      const dropout = () => dropoutOf(0.3, random(9));
      return [dropout()(ones()), tf.grad((x) => tf.sum(dropout()(x as tf.Tensor2D)))(ones())];
    });
    expect(gradient).toEqual(dropped);
  });
});

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
