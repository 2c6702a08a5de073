/** The layers that the models share. Activations are [slots, width]: one row for each game of each history. */
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../data/random';
import { type Dropout, noDropout } from '../kernels/dropout';
import { layerNorm as fusedLayerNorm } from '../kernels/layerNorm';
import { linear as fusedLinear, type Then } from '../kernels/linear';
import { rowsOf } from '../kernels/rows';
import { glorot, ones, zeros } from './parameters';
import type { Tape } from './tape';
import { silent } from './tape';

/** One pass through a model: whether it is watched, what is dropped, what is remembered. */
export interface Pass {
  tape: Tape;
  dropout: Dropout;
  /** A recurrent net's state between session-parallel batches. */
  memory?: Memory;
}

/** Holds a state [rows, d] from one batch to the next, cut off from its gradient. */
export class Memory {
  state: tf.Tensor2D | null = null;

  keep(state: tf.Tensor2D): void {
    this.clear();
    this.state = tf.keep(state.clone());
  }

  clear(): void {
    this.state?.dispose();
    this.state = null;
  }
}

/** Nothing dropped, nothing watched. */
export const inference: Pass = { tape: silent, dropout: noDropout };

export type Linear = { kernel: tf.Variable; bias: tf.Variable };

export const initLinear = (random: Random, from: number, to: number): Linear => ({
  kernel: glorot(random, [from, to]),
  bias: zeros([to]),
});

/** x W + b, or residual + dropout(activation(x W + b)): [slots, from] → [slots, to]. */
export const linear = (x: tf.Tensor2D, { kernel, bias }: Linear, then?: Then): tf.Tensor2D =>
  fusedLinear(x, kernel as unknown as tf.Tensor2D, bias as unknown as tf.Tensor1D, then);

export type Norm = { gain: tf.Variable; shift: tf.Variable };

export const initNorm = (width: number): Norm => ({ gain: ones([width]), shift: zeros([width]) });

export const layerNorm = (x: tf.Tensor2D, { gain, shift }: Norm): tf.Tensor2D =>
  fusedLayerNorm(x, gain, shift);

/** Rows of a table: table [rows, d], ids [n] → [n, d]. */
export const embed = (table: tf.Variable, ids: Int32Array): tf.Tensor2D =>
  rowsOf(table as unknown as tf.Tensor2D, ids);
