/** GRU4Rec as an ONNX graph: embedding → GRU → the last state → scores. */
import type { RunConfig } from '../../../models/config';
import type { SavedTensor } from '../../snapshot';
import type { Graph, Value } from './graph';
import { embed, lastColumns, scoresOf } from './layers';

/** So large that σ(x) is 1 to the last bit. */
const CLOSED = 1e4;

/** ids [batch, any length], padded on the left → scores [batch, V]. */
export function gru4recScores(
  g: Graph,
  ids: Value,
  games: number,
  config: RunConfig,
  weights: Record<string, SavedTensor>,
): Value {
  const { width, maxLength } = config;
  const window = lastColumns(g, ids, maxLength);
  const isPadding = g.op('Cast', [g.op('Equal', [window, g.integers(0)])], { to: 1 });
  const embedding = embed(g, g.weight('items'), window);
  const marked = g.op('Concat', [embedding, g.op('Unsqueeze', [isPadding, g.integers(2)])], { axis: 2 });
  const events = g.op('Transpose', [marked], { perm: [1, 0, 2] });
  const [, state] = g.ops(
    'GRU',
    [
      events,
      g.tensor('W', inputWeights(weights['input.kernel'], width)),
      g.tensor('R', stateWeights(weights['state.kernel'], width)),
      g.tensor('B', biases(weights['input.bias'], weights['state.bias'], width)),
    ],
    2,
    // The reset gate acts after R, as in torch.nn.GRUCell.
    { hidden_size: width, linear_before_reset: 1 },
  );
  return scoresOf(g, g.op('Squeeze', [state, g.integers(0)]), games);
}

/** Ours are [from, 3d] with the columns reset, update, candidate; ONNX wants rows: update, reset, candidate. */
const onnxOrder = [1, 0, 2];

/** Row r of the gates in ONNX's order is this column of ours. */
const columnOf = (row: number, width: number): number =>
  onnxOrder[Math.floor(row / width)] * width + (row % width);

/**
 * W, [1, 3d, d + 1]: the last column hears whether the event is padding, and opens the update gate for it, z = 1. What
 * is before the first game then leaves the state as it was, at zero.
 */
function inputWeights({ values }: SavedTensor, width: number): SavedTensor {
  const turned = new Float32Array(3 * width * (width + 1));
  for (let row = 0; row < 3 * width; row++) {
    for (let j = 0; j < width; j++)
      turned[row * (width + 1) + j] = values[j * 3 * width + columnOf(row, width)];
    turned[row * (width + 1) + width] = row < width ? CLOSED : 0;
  }
  return { shape: [1, 3 * width, width + 1], values: turned };
}

/** R, [1, 3d, d]. */
function stateWeights({ values }: SavedTensor, width: number): SavedTensor {
  const turned = new Float32Array(3 * width * width);
  for (let row = 0; row < 3 * width; row++) {
    for (let j = 0; j < width; j++) turned[row * width + j] = values[j * 3 * width + columnOf(row, width)];
  }
  return { shape: [1, 3 * width, width], values: turned };
}

/** Those of W, then those of R, [1, 6d]. */
function biases(input: SavedTensor, state: SavedTensor, width: number): SavedTensor {
  const rows = Array.from({ length: 3 * width }, (_, row) => columnOf(row, width));
  const values = [input, state].flatMap((bias) => rows.map((column) => bias.values[column]));
  return { shape: [1, 6 * width], values: Float32Array.from(values) };
}
