/** Rows of a table, with a gradient that adds them up in one dispatch where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel } from './fused';

/**
 * @param table [rows, width]
 * @param ids [n] which of them
 * @returns [n, width]
 */
export function rowsOf(table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D {
  if (!hasKernel('GatherRows')) return tf.gather(table, tf.tensor1d(ids, 'int32'));
  const [rows] = table.shape;
  const attrs = { n: ids.length, rows };
  const lookUp = tf.customGrad((table, save) => {
    const lookup = tf.tensor1d(lookupOf(ids, rows), 'int32');
    (save as tf.GradSaveFunc)([lookup]);
    return {
      value: tf.engine().runKernel('GatherRows', { table: table as tf.Tensor, lookup }, attrs) as tf.Tensor,
      gradFunc: (dy: tf.Tensor, [lookup]: tf.Tensor[]) =>
        tf.engine().runKernel('ScatterRows', { dy, lookup }, attrs) as tf.Tensor,
    };
  });
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('Rows', () => lookUp(table)) as tf.Tensor2D;
}

/**
 * What both directions need, in one upload: the ids [n]; the places of the lookups sorted by row [n], by counting; and
 * where those of each row begin among them [rows + 1].
 */
export function lookupOf(ids: Int32Array, rows: number): Int32Array {
  const n = ids.length;
  const lookup = new Int32Array(2 * n + rows + 1);
  lookup.set(ids);
  const order = lookup.subarray(n, 2 * n);
  const starts = lookup.subarray(2 * n);
  for (const id of ids) starts[id + 1]++;
  for (let row = 0; row < rows; row++) starts[row + 1] += starts[row];
  const next = starts.slice();
  for (let i = 0; i < n; i++) order[next[ids[i]]++] = i;
  return lookup;
}
