import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { startBackends } from '../testing/backends';
import { countParameters, disposeWeights, glorot, normal, ones, parametersOf, zeros } from './parameters';

beforeAll(startBackends);

describe('a tree of weights', () => {
  it('lists its variables with their paths, counts them, and lets all of them go', () => {
    const before = tf.memory().numTensors;
    const layer = () => ({ kernel: ones([2, 3]), bias: zeros([3]) });
    const weights = {
      items: zeros([4, 2]),
      blocks: [{ query: layer() }, { query: layer() }],
      norm: ones([2]),
    };
    expect(parametersOf(weights).map(([path]) => path)).toEqual([
      'items',
      'blocks.0.query.kernel',
      'blocks.0.query.bias',
      'blocks.1.query.kernel',
      'blocks.1.query.bias',
      'norm',
    ]);
    expect(parametersOf(weights)[5][1]).toBe(weights.norm);
    expect(countParameters(weights)).toBe(8 + 2 * 9 + 2);
    expect(tf.memory().numTensors).toBe(before + 6);
    disposeWeights(weights);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('initial weights', () => {
  const draw = (variable: tf.Variable) => {
    const values = Array.from(variable.dataSync());
    variable.dispose();
    return values;
  };
  const moments = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      mean,
      deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
    };
  };

  it('glorot is uniform in ±√(6 / (in + out))', () => {
    const limit = Math.sqrt(6 / (100 + 50));
    const values = draw(glorot(random(1), [100, 50]));
    expect(Math.max(...values)).toBeLessThanOrEqual(limit);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-limit);
    expect(Math.max(...values)).toBeGreaterThan(0.99 * limit);
    const { mean, deviation } = moments(values);
    expect(Math.abs(mean)).toBeLessThan(0.03 * limit);
    expect(Math.abs(deviation / (limit / Math.sqrt(3)) - 1)).toBeLessThan(0.03);
  });

  it('normal has the deviation asked for', () => {
    const { mean, deviation } = moments(draw(normal(random(2), [5000], 0.02)));
    expect(Math.abs(mean)).toBeLessThan(0.001);
    expect(Math.abs(deviation / 0.02 - 1)).toBeLessThan(0.04);
  });

  it('are those of their stream', () => {
    expect(draw(normal(random(2), [5], 1))).toEqual(draw(normal(random(2), [5], 1)));
    expect(draw(normal(random(2), [5], 1))).not.toEqual(draw(normal(random(3), [5], 1)));
  });
});
