/**
 * Models with one part left out, or with one mistake: the smallest change that makes it, wrapped around the model as it
 * is. Some show what the part is for; the others are bugs to be found by what they do to the curves.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Example } from '../data/batches';
import type { Weights } from '../nn/parameters';
import type { FaultName, RunConfig } from './config';
import type { SequenceModel } from './model';

type Wrapper = (model: SequenceModel) => Partial<SequenceModel>;

const wrappers: Partial<Record<FaultName, Wrapper>> = {
  /** Every position has the vector 0. */
  'no-positions': ({ encode }) => ({
    encode: (batch, w, config, pass) =>
      encode(batch, { ...w, positions: silenced(w.positions as tf.Variable) }, config, pass),
  }),

  /** Queries √(d/h) times as long: the same as not dividing the affinities. */
  'no-scale': ({ encode }) => ({
    encode: (batch, w, config, pass) => encode(batch, withLongQueries(w, config), config, pass),
  }),

  /** The state of one player is where the next one in the row begins. */
  'no-reset': ({ encode }) => ({
    encode: (batch, w, config, pass) =>
      encode({ ...batch, continues: new Uint8Array(batch.continues.length).fill(1) }, w, config, pass),
  }),

  /** Histories that share a row are read as if they were one player's. */
  'merged-histories': ({ encode }) => ({
    encode: (batch, w, config, pass) =>
      encode({ ...batch, segments: new Int32Array(batch.segments.length).fill(1) }, w, config, pass),
  }),

  /** Each position is asked for the game that stands there. */
  'target-is-input': ({ examples }) => ({
    examples: (...args) => examples(...args).map(askedForItself),
  }),

  /** Reads the answer off the first position, where padding on the other side would have put the last. */
  'wrong-readout': ({ ranking }) => ({
    ranking: (...args) => ({ ...ranking(...args), at: [0] }),
  }),

  /** Item vectors begin at N(0, 1), as `nn.Embedding` has it, though the scores are their products. */
  'loud-items': ({ initialise }) => ({
    initialise: (...args) => {
      const weights = initialise(...args);
      const items = weights.items as tf.Variable;
      tf.tidy(() => items.assign(tf.div(items, tf.sqrt(tf.moments(items).variance))));
      return weights;
    },
  }),
};

/** The model with its fault; `no-causal-mask` is a line of SASRec itself, and `seen-questions` one of evaluation. */
export function withFault(model: SequenceModel, fault: FaultName): SequenceModel {
  return { ...model, ...wrappers[fault]?.(model) };
}

const askedForItself = (example: Example): Example => ({
  ...example,
  targets: example.at.map((t) => example.items[t]),
});

const silenced = (positions: tf.Variable): tf.Variable => tf.mul(positions, 0) as tf.Variable;

function withLongQueries(w: Weights, { width, heads }: RunConfig): Weights {
  const factor = Math.sqrt(width / heads);
  const longer = (weights: Weights): Weights =>
    Object.fromEntries(
      Object.entries(weights).map(([name, value]) => [
        name,
        tf.mul(value as tf.Variable, factor) as tf.Variable,
      ]),
    );
  const blocks = (w.blocks as Weights[]).map((block) => {
    const attention = block.attention as Weights;
    return { ...block, attention: { ...attention, query: longer(attention.query as Weights) } };
  });
  return { ...w, blocks };
}
