/**
 * The layers of src/nn in jax-js. There an array is used up by whatever it is passed to, unless `.ref` is passed: so
 * weights are asked for by name, each time anew.
 */
import { nn, numpy as np, random } from '@jax-js/jax';

/** The weight at a path, as in src/nn/parameters.ts. */
export type Lookup = (path: string) => np.Array;

/** Sets a share of the numbers to zero and scales the rest; the identity outside training. */
export type Dropout = (x: np.Array) => np.Array;

/** A batch of fixed shape: [rows, length] histories padded on the left, N predictions of which some may not count. */
export type PaddedBatch = {
  /** [rows, length] item ids, 0 where there is none. */
  items: np.Array;
  /** [N] flat indices of the places at which something is predicted. */
  slots: np.Array;
  /** [N] the item to predict there. */
  targets: np.Array;
  /** [N] 1 over the number of predictions, or 0 where one only fills the shape. */
  share: np.Array;
};

/** What a model reads of it. */
export interface Reading {
  /** Used up by the model. */
  items: np.Array;
  rows: number;
  length: number;
  width: number;
}

/**
 * table [n, d] or [n], ids [...] → [..., d]. The condition is always met. It keeps the gradient that is scattered back
 * a computed array: jax-js 0.1.25 cannot compile a scatter of a mere view.
 */
export function embed(table: np.Array, ids: np.Array): np.Array {
  const real = np.greaterEqual(ids.ref, 0);
  return np.where(table.ndim === 2 ? np.expandDims(real, -1) : real, np.take(table, ids, 0), 0);
}

/** x W + b. */
export const linear = (w: Lookup, path: string, x: np.Array): np.Array =>
  np.matmul(x, w(`${path}.kernel`)).add(w(`${path}.bias`));

export function layerNorm(w: Lookup, path: string, x: np.Array): np.Array {
  const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
  return centred
    .div(np.sqrt(variance.add(1e-5)))
    .mul(w(`${path}.gain`))
    .add(w(`${path}.shift`));
}

const NEVER = -1e9;

/** What to add to every affinity: 0 where position i may look at position j, else NEVER. [rows, 1, length, length]. */
export function maskOf({ items, rows, length }: Reading, causal: boolean): np.Array {
  const known = np.notEqual(items, 0).reshape([rows, 1, 1, length]);
  const sight = np.where(known, 0, NEVER);
  if (!causal) return sight;
  return sight.add(np.triu(np.full([length, length], NEVER), 1));
}

/** softmax(Q Kᵀ / √(d/h) + mask) V, h heads side by side, then one linear map. x [rows, length, d], used up. */
export function attend(
  w: Lookup,
  path: string,
  x: np.Array,
  mask: np.Array,
  { rows, length, width }: Reading,
  heads: number,
): np.Array {
  const each = width / heads;
  const split = (name: string) =>
    linear(w, `${path}.${name}`, x.ref).reshape([rows, length, heads, each]).transpose([0, 2, 1, 3]);
  const [query, key, value] = ['query', 'key', 'value'].map(split);
  x.dispose();
  const affinity = np.matmul(query, key.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(each));
  const weights = nn.softmax(affinity.add(mask), -1);
  const heard = np.matmul(weights, value).transpose([0, 2, 1, 3]).reshape([rows, length, width]);
  return linear(w, `${path}.output`, heard);
}

/** Dropout from a key that is good for so many masks. */
export function dropoutOf(key: np.Array, rate: number, masks: number): Dropout {
  if (rate === 0) {
    key.dispose();
    return (x) => x;
  }
  const keys = [...random.split(key, masks)];
  return (x) => {
    const next = keys.pop();
    if (!next) throw new Error(`This model drops more than ${masks} times.`);
    const kept = random.bernoulli(next, 1 - rate, x.shape);
    return np.where(kept, x.mul(1 / (1 - rate)), 0);
  };
}
