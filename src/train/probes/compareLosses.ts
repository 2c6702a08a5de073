/** One prediction, every loss: what each of them would have the scores do. */
import * as tf from '@tensorflow/tfjs-core';
import { type Batch, pack } from '../../data/batches';
import { DataError } from '../../data/dataError';
import { uniformOutside } from '../../data/negatives';
import { random, STREAM } from '../../data/random';
import { type LossName, lossNames } from '../../models/config';
import { inference } from '../../nn/layers';
import type { LossDemand, LossesRequest } from '../protocol';
import type { Run } from '../run';
import { lossOf } from '../step';

/** Losses that contrast each prediction with uniform negatives of its own; the others share popular ones. */
const uniform: readonly LossName[] = ['bce', 'gbce'];

/**
 * The gradient of each loss with respect to every game's score, at the last game of a history. A bias of zeros is added
 * to the scores: its gradient is theirs.
 */
export async function compareLosses(
  run: Run,
  { history, negatives: k, seed, logQ }: LossesRequest,
): Promise<LossDemand[]> {
  if (history.length < 2) throw new DataError('A prediction needs a game to go by, and one to be predicted.');
  const { games, model, weights, config } = run;
  const target = history[history.length - 1];
  const example = { ...model.ranking(history.slice(0, -1), config, games), history, targets: [target] };
  const batch = pack([example], config.maxLength);
  const stream = () => random(seed, STREAM.negatives);
  const outside = Int32Array.from(uniformOutside(history, games, k, stream()));
  const popular = run.sampler.draw(stream(), k);
  const expected = Float32Array.from(run.sampler.probabilities().subarray(1), (chance) =>
    Math.log(k * chance),
  );
  const demands = lossNames.map((name) => {
    const drawn = name === 'ce' ? batch.negatives : uniform.includes(name) ? outside : popular;
    return { name, batch: { ...batch, negatives: drawn } as Batch };
  });
  return Promise.all(
    demands.map(async ({ name, batch }) => {
      const [value, gradient] = tf.tidy(() => {
        const hidden = model.encode(batch, weights, config, inference);
        const { vectors, bias } = model.catalogue(weights, games);
        const options = { logQ: logQ ? tf.tensor1d(expected) : undefined };
        const { value, grad } = tf.valueAndGrad((added: tf.Tensor) => {
          const biased = tf.add<tf.Tensor1D>(added, bias ?? 0);
          return lossOf[name](hidden, { vectors, bias: biased }, batch, options);
        })(tf.zeros([games]));
        return [value, grad];
      });
      const [[loss], byGame] = (await Promise.all([value.data(), gradient.data()])) as Float32Array[];
      tf.dispose([value, gradient]);
      return { name, loss, gradient: byGame.slice(), drawn: Array.from(batch.negatives) };
    }),
  );
}
