/** BERT4Rec as an ONNX graph, in the order of src/models/bert4rec.ts: the graph itself appends the [MASK]. */
import { maskId } from '../../../models/bert4rec';
import type { RunConfig } from '../../../models/config';
import type { Graph, Value } from './graph';
import {
  attend,
  embed,
  gelu,
  lastColumns,
  lastOf,
  layerNorm,
  linear,
  maskOf,
  positions,
  scoresOf,
} from './layers';

/** ids [batch, any length], padded on the left → scores [batch, V]. */
export function bert4recScores(g: Graph, ids: Value, games: number, config: RunConfig): Value {
  const window = withMask(g, lastColumns(g, ids, config.maxLength - 1), games);
  const token = embed(g, g.weight('items'), window);
  let s = layerNorm(g, g.op('Add', [token, positions(g, window)]), 'norm');
  const mask = maskOf(g, window, config, false);
  for (let block = 0; block < config.blocks; block++) s = readBlock(g, s, mask, config, `blocks.${block}`);
  const head = layerNorm(g, gelu(g, linear(g, lastOf(g, s), 'head')), 'headNorm');
  return g.op('Add', [scoresOf(g, head, games), g.weight('bias')]);
}

/** One more column, [MASK] in every row. */
function withMask(g: Graph, ids: Value, games: number): Value {
  const rows = g.op('Concat', [g.op('Shape', [ids], { start: 0, end: 1 }), g.integers(1)], { axis: 0 });
  return g.op('Concat', [ids, g.op('Expand', [g.integers(maskId(games)), rows])], { axis: 1 });
}

function readBlock(g: Graph, s: Value, mask: Value, config: RunConfig, path: string): Value {
  const heard = attend(g, s, s, mask, config, `${path}.attention`);
  const attended = layerNorm(g, g.op('Add', [s, heard]), `${path}.norm1`);
  const inner = gelu(g, linear(g, attended, `${path}.inner`));
  return layerNorm(g, g.op('Add', [attended, linear(g, inner, `${path}.outer`)]), `${path}.norm2`);
}
