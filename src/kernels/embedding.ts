/** The sum of an item's vector and its position's, in one dispatch each way where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from './dropout';
import { hasKernel, run } from './fused';
import { lookupOf } from './rows';

/** Rows of a table [rows, d], one for each slot: ids [slots]. */
export interface Lookup {
  table: tf.Tensor2D;
  ids: Int32Array;
}

export const hasEmbedSum = (): boolean => hasKernel('EmbedSum');

/** dropout(scale · items[ids] + positions[ids]), as `embedInput` in nn/embedInput.ts. [slots, d] */
export function embedSum(items: Lookup, positions: Lookup, scale: number, dropout: Dropout): tf.Tensor2D {
  const rows = [items.table.shape[0], positions.table.shape[0]];
  const attrs = { slots: items.ids.length, rows, scale, ...dropout.draw() };
  const lookups = () => endToEnd(lookupOf(items.ids, rows[0]), lookupOf(positions.ids, rows[1]));
  const fused = tf.customGrad((...args) => {
    const [items, positions, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const lookup = tf.tensor1d(lookups(), 'int32');
    save([lookup]);
    return {
      value: run('EmbedSum', { items, positions, lookup }, attrs)[0],
      gradFunc: (dy: tf.Tensor, [lookup]: tf.Tensor[]) => run('EmbedSumGradient', { dy, lookup }, attrs),
    };
  });
  return fused(items.table, positions.table) as tf.Tensor2D;
}

function endToEnd(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
