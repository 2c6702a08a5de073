/** Rows of a table, with a gradient that adds them up in one dispatch where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel } from './fused';

/**
 * @param table [rows, width]
 * @param ids [n] which of them
 * @returns [n, width]
 */
export function rowsOf(table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D {
  const picked = tf.tensor1d(ids, 'int32');
  if (!hasKernel('ScatterRows')) return tf.gather(table, picked);
  const { order, starts } = byRow(ids, table.shape[0]);
  const lookUp = tf.customGrad((table, save) => {
    (save as tf.GradSaveFunc)([tf.tensor1d(order, 'int32'), tf.tensor1d(starts, 'int32')]);
    return {
      value: tf.gather(table as tf.Tensor, picked),
      gradFunc: (dy: tf.Tensor, [order, starts]: tf.Tensor[]) =>
        tf.engine().runKernel('ScatterRows', { dy, order, starts }) as tf.Tensor,
    };
  });
  // A custom gradient goes by the name of its scope on a tape.
  return tf.tidy('Rows', () => lookUp(table)) as tf.Tensor2D;
}

/** A counting sort: which lookups each row answers. */
function byRow(ids: Int32Array, rows: number): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(rows + 1);
  for (const id of ids) starts[id + 1]++;
  for (let row = 0; row < rows; row++) starts[row + 1] += starts[row];
  const next = starts.slice();
  const order = new Int32Array(ids.length);
  ids.forEach((id, i) => {
    order[next[id]++] = i;
  });
  return { order, starts };
}
