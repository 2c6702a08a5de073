/**
 * The scoring function of a trained model as ONNX: what to recommend after a history, without this site and without
 * PyTorch.
 *
 *   history  int64 [batch, length]   item ids from 1, oldest first; shorter rows are padded with 0 on the left
 *   scores   float [batch, V + 1]    scores[i, id] of item `id` after row i; scores[i, 0] = −∞: padding is no game
 */
import { DataError } from '../../../data/dataError';
import { describe, type TrainedModel } from '../weightsFile';
import { bert4recScores } from './bert4rec';
import { Graph, OPSET } from './graph';
import { gru4recScores } from './gru4rec';
import { sasrecScores } from './sasrec';
import { encodeModel } from './schema';

/** The version of the format, that of ONNX 1.12 and of opset 17. */
const IR_VERSION = 8;

const builders = { gru4rec: gru4recScores, sasrec: sasrecScores, bert4rec: bert4recScores };

export function encodeOnnx(trained: TrainedModel): Uint8Array {
  const { model, config, weights, data } = trained;
  if (config.fault !== 'none')
    throw new DataError(
      'This model was trained with a part left out or a mistake in it, which the ONNX graph would not have: only its weights can be exported.',
    );
  const games = data.games.length - 1;
  const g = new Graph(weights);
  const ids = g.input(
    'history',
    'int64',
    ['batch', 'length'],
    `Item ids 1 … ${games}, oldest first, padded with 0 on the left. The last ${config.maxLength} are read.`,
  );
  const scores = builders[model](g, ids, games, config, weights);
  const withPadding = g.op('Pad', [scores, g.integers(0, 1, 0, 0), g.scalar(Number.NEGATIVE_INFINITY)]);
  g.output('scores', withPadding, 'float', ['batch', games + 1], 'By item id; that of padding is −∞.');
  const appIds = data.games.map(({ appId }) => appId);
  return encodeModel({
    irVersion: IR_VERSION,
    producerName: 'NextPlay',
    docString: `${model}, ${trained.step} steps on “${data.manifest.name}”: what comes after a history?`,
    graph: g.toObject(model),
    opsetImport: [{ domain: '', version: OPSET }],
    metadataProps: [
      { key: 'nextplay', value: JSON.stringify(describe(trained)) },
      { key: 'app_ids', value: JSON.stringify(appIds) },
    ],
  });
}
