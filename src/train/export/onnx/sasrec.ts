/** SASRec as an ONNX graph, in the order of src/models/sasrec.ts. */
import type { RunConfig } from '../../../models/config';
import type { Graph, Value } from './graph';
import { attend, embed, lastColumns, lastOf, layerNorm, linear, maskOf, positions, scoresOf } from './layers';

/** ids [batch, any length], padded on the left → scores [batch, V]. */
export function sasrecScores(g: Graph, ids: Value, games: number, config: RunConfig): Value {
  const window = lastColumns(g, ids, config.maxLength);
  const token = g.op('Mul', [embed(g, g.weight('items'), window), g.scalar(Math.sqrt(config.width))]);
  let s = g.op('Add', [token, positions(g, window)]);
  const mask = maskOf(g, window, config, true);
  for (let block = 0; block < config.blocks; block++) s = readBlock(g, s, mask, config, `blocks.${block}`);
  return scoresOf(g, layerNorm(g, lastOf(g, s), 'norm'), games);
}

function readBlock(g: Graph, s: Value, mask: Value, config: RunConfig, path: string): Value {
  const published = config.norm === 'published';
  const normed = layerNorm(g, s, `${path}.norm1`);
  const heard = attend(g, normed, published ? s : normed, mask, config, `${path}.attention`);
  const attended = g.op('Add', [published ? normed : s, heard]);
  const renormed = layerNorm(g, attended, `${path}.norm2`);
  const inner = g.op('Relu', [linear(g, renormed, `${path}.inner`)]);
  return g.op('Add', [published ? renormed : attended, linear(g, inner, `${path}.outer`)]);
}
