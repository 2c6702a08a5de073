/** What every sequence model offers to training, evaluation and the tape. */
import type * as tf from '@tensorflow/tfjs-core';
import type { Batch, Example } from '../data/batches';
import type { Random } from '../data/random';
import type { Pass } from '../nn/layers';
import type { Weights } from '../nn/parameters';
import type { Catalogue } from '../nn/readout';
import type { RunConfig } from './config';

export interface SequenceModel<W extends Weights = Weights> {
  /** Fresh weights for a catalogue of `games`, drawn from `random`. */
  initialise(config: RunConfig, games: number, random: Random): W;
  /** Reads packed histories; returns one hidden vector for each of the batch's slots, [N, d]. */
  encode(batch: Batch, w: W, config: RunConfig, pass: Pass): tf.Tensor2D;
  /** What the hidden vectors are compared with. */
  catalogue(w: W, games: number): Catalogue;
  /** What is learnt from one player's history in one epoch. */
  examples(history: ArrayLike<number>, config: RunConfig, random: Random, games: number): Example[];
  /** How a history is read when the next game is asked for. */
  ranking(history: ArrayLike<number>, config: RunConfig, games: number): Example;
}
