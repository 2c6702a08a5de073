import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { dropoutOf } from './dropout';

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
