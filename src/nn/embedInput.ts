/** What a transformer reads: which game, and at which place. */
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../data/batches';
import { embedSum, hasEmbedSum, type Lookup } from '../kernels/embedding';
import { embed, type Pass } from './layers';
import { silent } from './tape';

/** Vectors of one width: items [games, d], positions [L, d]. */
export interface InputTables {
  items: tf.Variable;
  positions: tf.Variable;
}

/**
 * dropout(scale · item + position), for each slot the vector of its game and that of its place.
 *
 * @returns [slots, d]
 */
export function embedInput(
  w: InputTables,
  { items, positions }: Batch,
  scale: number,
  { tape, dropout }: Pick<Pass, 'tape' | 'dropout'>,
): tf.Tensor2D {
  // The fused kernel does the same at once; a tape listens to every tensor in between.
  if (tape === silent && hasEmbedSum())
    return embedSum(lookup(w.items, items), lookup(w.positions, positions), scale, dropout);
  const item = embed(w.items, items);
  const token = tape.mark('token', scale === 1 ? item : tf.mul<tf.Tensor2D>(item, scale));
  const position = tape.mark('position', embed(w.positions, positions));
  return dropout(tf.add(token, position));
}

const lookup = (table: tf.Variable, ids: Int32Array): Lookup => ({
  table: table as unknown as tf.Tensor2D,
  ids,
});
