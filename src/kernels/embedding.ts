/** The sum of an item's vector and its position's, in one dispatch each way where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from './dropout';
import { hasKernel, run } from './fused';
import { lookupOf } from './rows';

/** Of the games and of their places. */
type Both<T> = Record<'items' | 'positions', T>;

export const hasEmbedSum = (): boolean => hasKernel('EmbedSum');

/**
 * dropout(scale · item + position), as `embedInput` in nn/embedInput.ts.
 *
 * @param tables [rows, d] each
 * @param ids which rows, [slots] each
 * @returns [slots, d]
 */
export function embedSum(
  tables: Both<tf.Tensor>,
  ids: Both<Int32Array>,
  scale: number,
  dropout: Dropout,
): tf.Tensor2D {
  const rows = [tables.items.shape[0], tables.positions.shape[0]];
  const attrs = { slots: ids.items.length, rows, scale, ...dropout.draw() };
  const fused = tf.customGrad((...args) => {
    const [items, positions, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const lookups = endToEnd(lookupOf(ids.items, rows[0]), lookupOf(ids.positions, rows[1]));
    const lookup = tf.tensor1d(lookups, 'int32');
    save([lookup]);
    return {
      value: run('EmbedSum', { items, positions, lookup }, attrs)[0],
      gradFunc: (dy: tf.Tensor, [lookup]: tf.Tensor[]) => run('EmbedSumGradient', { dy, lookup }, attrs),
    };
  });
  return fused(tables.items, tables.positions) as tf.Tensor2D;
}

function endToEnd(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
