import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gelu } from '../kernels/gelu';
import { layerNorm } from '../kernels/layerNorm';
import { startBackends } from '../testing/backends';
import { expectClose } from '../testing/close';
import { findOp, valuesOf } from './recording';
import { record, silent, type Tape } from './tape';

beforeAll(startBackends);

const x = () => tf.tensor2d([1, -2, 3, 0.5, 0, -1], [2, 3]);
const w = () => tf.tensor2d([1, 0, 2, -1, 0.5, 1], [3, 2]);

/** σ(x W) + x W, twice over in two scopes, and a row sum. */
function small(tape: Tape): tf.Tensor {
  const input = tape.mark('input', x());
  const layer = (from: tf.Tensor2D, weights: tf.Tensor2D) => {
    const projected = tape.mark('projected', tf.matMul(from, weights));
    const gate = tf.sigmoid(tf.add(projected, 1));
    return tape.mark('gated', tf.add<tf.Tensor2D>(gate, projected));
  };
  const first = tape.scope('first', () => layer(input, w()));
  const second = tape.scope('second', () => tape.scope('inner', () => layer(first, tf.transpose(w()))));
  return tape.mark('sum', tf.sum(tf.add(second, input), 1));
}

const recording = async (pass: (tape: Tape) => void) => ({
  model: 'small',
  history: [1],
  masked: [],
  ...(await record(pass)),
});

describe('the silent tape', () => {
  it('hands back the very tensor, makes none, and runs the same kernels as code without a tape', async () => {
    tf.tidy(() => {
      const tensor = x();
      const before = tf.memory().numTensors;
      expect(silent.mark('x', tensor)).toBe(tensor);
      expect(silent.scope('a', () => tensor)).toBe(tensor);
      expect(tf.memory().numTensors).toBe(before);
    });
    const plain = () => {
      const layer = (from: tf.Tensor2D, weights: tf.Tensor2D) => {
        const projected = tf.matMul(from, weights);
        return tf.add<tf.Tensor2D>(tf.sigmoid(tf.add(projected, 1)), projected);
      };
      const input = x();
      return tf.sum(tf.add(layer(layer(input, w()), tf.transpose(w())), input), 1);
    };
    const kernels = async (run: () => tf.Tensor) => {
      const profile = await tf.profile(() => tf.tidy(run));
      return { names: profile.kernels.map(({ name }) => name), tensors: profile.newTensors };
    };
    expect(await kernels(() => small(silent))).toEqual(await kernels(plain));
  });

  it('keeps nothing: all but the result of a tidy are let go', () => {
    const before = tf.memory().numTensors;
    tf.tidy(() => small(silent)).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('record', () => {
  it('names what is marked by its scopes, in the order of computing, with shape and values', async () => {
    const tape = await recording(small);
    expect(tape.ops.map(({ id, mark, shape }) => [id, mark, shape])).toEqual([
      ['input', 'input', [2, 3]],
      ['first/projected', 'projected', [2, 2]],
      ['first/gated', 'gated', [2, 2]],
      ['second/inner/projected', 'projected', [2, 3]],
      ['second/inner/gated', 'gated', [2, 3]],
      ['sum', 'sum', [2]],
    ]);
    const values = (id: string) => valuesOf(tape, findOp(tape, id) as (typeof tape.ops)[number]);
    expect([...values('input')]).toEqual([1, -2, 3, 0.5, 0, -1]);
    expectClose(values('first/projected'), [-1.5, 5, 0, -1], 1e-6);
    const result = tf.tidy(() => small(silent).dataSync());
    expect([...values('sum')]).toEqual([...result]);
    expect(tape.values.length).toBe(6 + 4 + 4 + 6 + 6 + 2);
    expect(findOp(tape, 'gated')).toBeUndefined();
  });

  it('knows what each was computed from, nearest first, and by which kernels', async () => {
    const { ops } = await record(small);
    expect(ops.map(({ id, from, kernels }) => [id, from, kernels])).toEqual([
      ['input', [], []],
      ['first/projected', ['input'], ['BatchMatMul']],
      ['first/gated', ['first/projected'], ['Add', 'Sigmoid', 'Add']],
      ['second/inner/projected', ['first/gated'], ['Transpose', 'BatchMatMul']],
      ['second/inner/gated', ['second/inner/projected'], ['Add', 'Sigmoid', 'Add']],
      ['sum', ['second/inner/gated', 'input'], ['Add', 'Sum']],
    ]);
  });

  it('sees through reshapes and splits, and gives a tensor marked again its first name', async () => {
    const { ops } = await record((tape) => {
      const input = tape.mark('input', tf.reshape(x(), [3, 2]) as tf.Tensor2D);
      const [left, right] = tf.split(input, 2, 1);
      tape.mark('left', tf.reshape(left, [-1]));
      const turned = tape.mark('turned', tf.concat([right, left], 1));
      tape.mark('again', turned);
      tape.mark('after', tf.neg(turned));
    });
    expect(ops.map(({ id, from, kernels }) => [id, from, kernels])).toEqual([
      ['input', [], []],
      ['left', ['input'], ['SplitV']],
      ['turned', ['input'], ['SplitV', 'Concat']],
      ['again', ['turned'], []],
      ['after', ['turned'], ['Neg']],
    ]);
  });

  it('calls a fused kernel by its name', async () => {
    const { ops } = await record((tape) => {
      const input = tape.mark('input', x());
      const normed = tape.mark('normed', layerNorm(input, tf.ones([3]), tf.zeros([3])));
      tape.mark('bent', gelu(tf.concat([normed, normed])));
    });
    expect(ops.map(({ from, kernels }) => [from, kernels])).toEqual([
      [[], []],
      [['input'], ['LayerNorm']],
      [['normed'], ['Concat', 'Gelu']],
    ]);
  });

  it('tells smallest, largest, mean and deviation', async () => {
    const { ops } = await record((tape) => {
      tape.mark('x', tf.tensor1d([1, -2, 3, 6]));
    });
    expect(ops[0]).toMatchObject({ min: -2, max: 6, mean: 2 });
    expect(ops[0].std).toBeCloseTo(Math.sqrt((1 + 16 + 1 + 16) / 4), 12);
  });

  it('refuses two marks of one name in one scope, restores the scope, and keeps nothing of what it refused', async () => {
    const before = tf.memory();
    const twice = record((tape) => {
      tape.scope('a', () => tape.mark('x', x()));
      tape.scope('b', () => tape.mark('x', x()));
      tape.scope('a', () => tape.mark('x', x()));
    });
    await expect(twice).rejects.toThrow('"a/x" is marked twice');
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it('leaves a scope even when what runs inside throws', async () => {
    const { ops } = await record((tape) => {
      expect(() =>
        tape.scope('a', () => {
          throw new Error('inside');
        }),
      ).toThrow('inside');
      tape.mark('x', x());
    });
    expect(ops[0].id).toBe('x');
  });

  it('leaves no tensor behind, in 100 recordings, and gradients work afterwards as before', async () => {
    await record(small);
    const before = tf.memory();
    for (let i = 0; i < 100; i++) {
      await record((tape) => {
        layerNorm(small(tape).reshape([1, 2]), tf.ones([2]), tf.zeros([2]));
      });
    }
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    expect(tf.engine().state.gradientDepth).toBe(0);
    const slope = tf.tidy(() =>
      tf
        .grad((x) => tf.sum(tf.square(x)))(tf.tensor1d([3]))
        .dataSync(),
    );
    expect([...slope]).toEqual([6]);
  });
});
