/** A GRU over all events of a batch, in one kernel forward and one backward where the backend has them. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, numbered, run } from './fused';

export const hasGruScan = (width: number): boolean => width % 4 === 0 && hasKernel('GruScan');

/**
 * Every state of h_t = cell(x_t, continues_t · h_{t−1}), the cell being that of models/gru4rec.ts.
 *
 * @param x W x + b of every event: [events, rows, 3d] as reset, update, candidate
 * @param h the state before the first, [rows, d]
 * @param continues 1, or 0 where a row goes on to another player, [events, rows]
 * @param kernel U, [d, 3d]
 * @param bias b', [3d]
 * @returns [events, rows, d]
 */
export function gruScan(
  x: tf.Tensor3D,
  h: tf.Tensor2D,
  continues: tf.Tensor2D,
  kernel: tf.Tensor,
  bias: tf.Tensor,
): tf.Tensor3D {
  const scan = tf.customGrad((...args) => {
    const [x, kernel, bias, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const [states, ...notes] = run('GruScan', { x, h, continues, kernel, bias });
    save([h, continues, states, kernel, ...notes]);
    return {
      value: states,
      gradFunc: (dy: tf.Tensor, [h, continues, states, kernel, ...notes]: tf.Tensor[]) =>
        run('GruScanGradient', { dy, h, continues, states, kernel, ...numbered(notes) }),
    };
  });
  return scan(x, kernel, bias) as tf.Tensor3D;
}
