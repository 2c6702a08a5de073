/** Training in jax-js: cross-entropy over the whole catalogue, its gradient and Adam, compiled as one function. */
import { jit, nn, numpy as np, random, tree, valueAndGrad } from '@jax-js/jax';
import type { Batch } from '../../src/data/batches';
import type { ModelName, RunConfig } from '../../src/models/config';
import type { SavedTensor } from '../../src/train/snapshot';
import { bert4rec, head } from './bert4rec';
import { gru4rec } from './gru4rec';
import { type Dropout, dropoutOf, embed, type Lookup, type PaddedBatch } from './layers';
import { sasrec } from './sasrec';

type Weights = Record<string, np.Array>;

/** It compiles for shapes: the number of predictions is rounded up to a multiple of this. */
const PREDICTIONS = 256;
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

const encoders = { gru4rec, sasrec, bert4rec };

export class JaxRun {
  private state: { weights: Weights; m: Weights; v: Weights };
  private readonly step: ReturnType<typeof compiled>;
  private updates = 0;

  /** @param initial the weights to start from, by path */
  constructor(
    name: ModelName,
    private readonly config: RunConfig,
    games: number,
    initial: Record<string, Pick<SavedTensor, 'shape' | 'values'>>,
  ) {
    const arrays = (valuesOf: (saved: Float32Array) => Float32Array): Weights =>
      Object.fromEntries(
        Object.entries(initial).map(([path, { shape, values }]) => [
          path,
          np.array(valuesOf(values as Float32Array) as Float32Array<ArrayBuffer>).reshape(shape),
        ]),
      );
    const zeros = (values: Float32Array) => new Float32Array(values.length);
    this.state = { weights: arrays((values) => values), m: arrays(zeros), v: arrays(zeros) };
    this.step = compiled(name, config, games);
  }

  /** One update. Returns its loss, on the device; the caller uses it up. */
  advance(batch: Batch): np.Array {
    this.updates++;
    const rate = this.config.learningRate / (1 - BETA1 ** this.updates);
    const correction = 1 / (1 - BETA2 ** this.updates);
    const pace = np.array([rate, correction]);
    const { loss, ...state } = this.step(this.state, arraysOf(batch), pace, random.key(this.updates));
    this.state = state;
    return loss;
  }
}

/** A padded batch as arrays, with predictions that do not count up to a multiple of PREDICTIONS. */
function arraysOf({ rows, width, items, slots, targets }: Batch): PaddedBatch {
  const n = Math.ceil(slots.length / PREDICTIONS) * PREDICTIONS;
  const filled = (ids: Int32Array, filler: number) =>
    Int32Array.from({ length: n }, (_, i) => (i < ids.length ? ids[i] : filler));
  const share = Float32Array.from({ length: n }, (_, i) => (i < slots.length ? 1 / slots.length : 0));
  return {
    items: np.array(items as Int32Array<ArrayBuffer>).reshape([rows, width]),
    slots: np.array(filled(slots, 0)),
    targets: np.array(filled(targets, 1)),
    share: np.array(share),
  };
}

function compiled(name: ModelName, config: RunConfig, games: number) {
  type State = { weights: Weights; m: Weights; v: Weights };
  return jit((state: State, batch: PaddedBatch, pace: np.Array, key: np.Array) => {
    const lossOf = (weights: Weights, batch: PaddedBatch) => {
      const dropout = dropoutOf(key.ref, config.dropout, encoders[name].drops(config) + 1);
      return loss(name, config, games, weights, batch, dropout);
    };
    const [value, gradients] = valueAndGrad(lossOf)(tree.ref(state.weights), batch);
    key.dispose();
    const next: State = { weights: {}, m: {}, v: {} };
    for (const [path, g] of Object.entries(gradients as Weights)) {
      const m = state.m[path].mul(BETA1).add(g.ref.mul(1 - BETA1));
      const v = state.v[path].mul(BETA2).add(np.square(g).mul(1 - BETA2));
      const spread = np.sqrt(v.ref.mul(pace.ref.slice(1))).add(EPSILON);
      next.weights[path] = state.weights[path].sub(m.ref.mul(pace.ref.slice(0)).div(spread));
      next.m[path] = m;
      next.v[path] = v;
    }
    pace.dispose();
    return { loss: value, ...next };
  });
}

/** The mean of log Σ exp(scores) − score of the target. */
function loss(
  name: ModelName,
  config: RunConfig,
  games: number,
  weights: Weights,
  batch: PaddedBatch,
  dropout: Dropout,
): np.Array {
  const w: Lookup = (path) => weights[path].ref;
  const [rows, length] = batch.items.shape;
  const { width } = config;
  const encoded = encoders[name](w, { items: batch.items, rows, length, width }, config, dropout);
  const asked = embed(encoded.reshape([rows * length, width]), batch.slots);
  const hidden = name === 'bert4rec' ? head(w, asked) : name === 'gru4rec' ? dropout(asked) : asked;
  const vectors = w('items').slice([1, games + 1]);
  const columns = batch.targets.sub(1);
  let own = embed(vectors.ref, columns.ref).mul(hidden.ref).sum(-1);
  let scores = np.matmul(hidden, vectors.transpose());
  if (name === 'bert4rec') {
    scores = scores.add(w('bias'));
    own = own.add(embed(w('bias'), columns.ref));
  }
  columns.dispose();
  tree.dispose(weights);
  return nn.logsumexp(scores, -1).sub(own).mul(batch.share).sum();
}
