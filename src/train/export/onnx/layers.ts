/** The layers that the models share, as operators of a graph. Activations are [batch, length, width]. */
import type { RunConfig } from '../../../models/config';
import type { Graph, Value } from './graph';

/** Where a slice goes to the end, whatever the length. */
const END = 2 ** 31 - 1;
/** As in src/nn/attention.ts. */
const NEVER = -1e9;

/** The last `count` columns of [batch, length]. */
export const lastColumns = (g: Graph, ids: Value, count: number): Value =>
  g.op('Slice', [ids, g.integers(-count), g.integers(END), g.integers(1)]);

/** x W + b. */
export const linear = (g: Graph, x: Value, path: string): Value =>
  g.op('Add', [g.op('MatMul', [x, g.weight(`${path}.kernel`)]), g.weight(`${path}.bias`)]);

export const layerNorm = (g: Graph, x: Value, path: string): Value =>
  g.op('LayerNormalization', [x, g.weight(`${path}.gain`), g.weight(`${path}.shift`)], {
    axis: -1,
    epsilon: 1e-5,
  });

/** x/2 · (1 + erf(x/√2)). */
export function gelu(g: Graph, x: Value): Value {
  const erf = g.op('Erf', [g.op('Mul', [x, g.scalar(Math.SQRT1_2)])]);
  const half = g.op('Mul', [x, g.scalar(0.5)]);
  return g.op('Mul', [half, g.op('Add', [erf, g.scalar(1)])]);
}

/** The vectors of the ids: [batch, length] → [batch, length, width]. */
export const embed = (g: Graph, table: Value, ids: Value): Value => g.op('Gather', [table, ids], { axis: 0 });

/** How long the histories of this batch are, [1]. */
export const lengthOf = (g: Graph, ids: Value): Value => g.op('Shape', [ids], { start: 1, end: 2 });

/** The vectors of the last places, one for each column of `ids`: the latest game has the last one. [length, width] */
export const positions = (g: Graph, ids: Value): Value =>
  g.op('Slice', [g.weight('positions'), g.op('Neg', [lengthOf(g, ids)]), g.integers(END), g.integers(0)]);

/** What to add to each affinity: NEVER where the key is padding, or comes later if `causal`. [batch, 1, ·, length] */
export function maskOf(g: Graph, ids: Value, { maxLength }: RunConfig, causal: boolean): Value {
  const isPadding = g.op('Equal', [ids, g.integers(0)]);
  const padded = g.op('Where', [isPadding, g.scalar(NEVER), g.scalar(0)]);
  const keys = g.op('Unsqueeze', [padded, g.integers(1, 2)]);
  if (!causal) return keys;
  const later = Float32Array.from({ length: maxLength * maxLength }, (_, i) =>
    i % maxLength > Math.floor(i / maxLength) ? NEVER : 0,
  );
  const square = g.tensor('later', { shape: [maxLength, maxLength], values: later });
  const length = lengthOf(g, ids);
  const sides = g.op('Concat', [length, length], { axis: 0 });
  return g.op('Add', [keys, g.op('Slice', [square, g.integers(0, 0), sides, g.integers(0, 1)])]);
}

/** softmax(Q Kᵀ / √(d/h) + mask) V, h heads side by side, then one linear map if there is one. */
export function attend(
  g: Graph,
  queries: Value,
  context: Value,
  mask: Value,
  { width, heads }: RunConfig,
  path: string,
): Value {
  /** [batch, length, width] → [batch, heads, length, width / heads] */
  const split = (x: Value) => {
    const parts = g.op('Reshape', [x, g.integers(0, 0, heads, width / heads)]);
    return g.op('Transpose', [parts], { perm: [0, 2, 1, 3] });
  };
  const query = split(linear(g, queries, `${path}.query`));
  const key = split(linear(g, context, `${path}.key`));
  const value = split(linear(g, context, `${path}.value`));
  const product = g.op('MatMul', [query, g.op('Transpose', [key], { perm: [0, 1, 3, 2] })]);
  const affinity = g.op('Mul', [product, g.scalar(1 / Math.sqrt(width / heads))]);
  const weights = g.op('Softmax', [g.op('Add', [affinity, mask])], { axis: -1 });
  const heard = g.op('Transpose', [g.op('MatMul', [weights, value])], { perm: [0, 2, 1, 3] });
  const joined = g.op('Reshape', [heard, g.integers(0, 0, width)]);
  return g.has(`${path}.output.kernel`) ? linear(g, joined, `${path}.output`) : joined;
}

/** The vector at the last place: [batch, length, width] → [batch, width]. */
export const lastOf = (g: Graph, x: Value): Value =>
  g.op('Squeeze', [g.op('Slice', [x, g.integers(-1), g.integers(END), g.integers(1)]), g.integers(1)]);

/** hidden · vector of every game: [batch, width] → [batch, V]. Neither padding nor [MASK] is a game. */
export function scoresOf(g: Graph, hidden: Value, games: number): Value {
  const vectors = g.op('Slice', [g.weight('items'), g.integers(1), g.integers(games + 1), g.integers(0)]);
  return g.op('MatMul', [hidden, g.op('Transpose', [vectors], { perm: [1, 0] })]);
}
