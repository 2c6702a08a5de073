/**
 * The arithmetic that a training step cannot do without, so that engines can be held against what the machine can do.
 *
 * Counted are matrix products, two operations for each multiplication and addition, over games that are there: neither
 * padding, nor what is computed and masked away. The backward pass takes two products for each one of the forward pass.
 */
import type { ModelName, RunConfig } from '../../src/models/config';

export interface Work {
  /** Length of each history as the model reads it. */
  lengths: readonly number[];
  /** N: places at which something is predicted. */
  predictions: number;
  /** V. */
  games: number;
}

type Shape = Pick<RunConfig, 'width' | 'blocks'>;

export const stepFlops = (model: ModelName, shape: Shape, work: Work): number =>
  3 * (encoderFlops[model](shape, work) + product(work.predictions, shape.width, work.games));

/** [m, k] · [k, n]. */
const product = (m: number, k: number, n: number): number => 2 * m * k * n;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** Forward, up to the hidden vectors. */
const encoderFlops: Record<ModelName, (shape: Shape, work: Work) => number> = {
  // W x and U h, each for three gates.
  gru4rec: ({ width: d }, { lengths }) => 2 * product(total(lengths), d, 3 * d),

  // Four maps of the attention, two of the feed-forward net; every game looks at itself and those before it.
  sasrec: ({ width: d, blocks }, { lengths }) => {
    const pairs = total(lengths.map((n) => (n * (n + 1)) / 2));
    return blocks * (product(total(lengths), d, 6 * d) + 2 * product(pairs, d, 1));
  },

  // A feed-forward net four times as wide; every game looks at all; a map before the scores.
  bert4rec: ({ width: d, blocks }, { lengths, predictions }) => {
    const pairs = total(lengths.map((n) => n * n));
    const block = product(total(lengths), d, 4 * d + 8 * d) + 2 * product(pairs, d, 1);
    return blocks * block + product(predictions, d, d);
  },
};
