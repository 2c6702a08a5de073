/** From a hidden vector to a score for every game. */
import * as tf from '@tensorflow/tfjs-core';
import { scores } from '../kernels/scores';
import { silent, type Tape } from './tape';

/** What a hidden vector is compared with: a vector (and perhaps a bias) for each of the V games. */
export interface Catalogue {
  vectors: tf.Tensor2D;
  bias?: tf.Tensor1D;
}

/** Rows 1 … V of an embedding table: neither the padding item nor [MASK] is ever recommended. */
export const gamesOf = (table: tf.Variable, games: number): tf.Tensor2D =>
  tf.slice(table as unknown as tf.Tensor2D, [1, 0], [games, -1]);

/** hidden [N, d] → [N, V]; column j is game j + 1. */
export const scoresOf = (
  hidden: tf.Tensor2D,
  { vectors, bias }: Catalogue,
  tape: Tape = silent,
): tf.Tensor2D => tape.mark('scores', scores(hidden, vectors, bias));

/** Scores as a trace shows them, with the probabilities that a softmax over the catalogue makes of them. */
export function readOut(hidden: tf.Tensor2D, catalogue: Catalogue, tape: Tape): void {
  tape.mark('probability', tf.softmax(scoresOf(hidden, catalogue, tape)));
}
