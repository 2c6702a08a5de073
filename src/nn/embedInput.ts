/** What a transformer reads: which game, and at which place. */
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../data/batches';
import { embedSum, hasEmbedSum } from '../kernels/embedding';
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
  batch: Batch,
  scale: number,
  { tape, dropout }: Pick<Pass, 'tape' | 'dropout'>,
): tf.Tensor2D {
  // The fused kernel does the same at once; a tape listens to every tensor in between.
  if (tape === silent && hasEmbedSum()) return embedSum(w, batch, scale, dropout);
  const token = tape.mark('token', scaled(embed(w.items, batch.items), scale));
  const position = tape.mark('position', embed(w.positions, batch.positions));
  return dropout(tf.add(token, position));
}

const scaled = (x: tf.Tensor2D, by: number): tf.Tensor2D => (by === 1 ? x : tf.mul(x, by));
