/** The batches of an epoch, in an order that (seed, epoch) decides: any batch can be reached again. */
import { type Batch, pack, sessionParallel } from '../data/batches';
import { itemCounts, PopularitySampler, uniformOutside } from '../data/negatives';
import { random, STREAM } from '../data/random';
import type { LossName, RunConfig } from '../models/config';
import type { SequenceModel } from '../models/model';

/** Which negatives a loss needs: some for each prediction, a few for the whole batch, or none. */
const negativesOf: Record<LossName, 'each' | 'shared' | 'none'> = {
  ce: 'none',
  bce: 'each',
  gbce: 'each',
  'sampled-softmax': 'shared',
  'bpr-max': 'shared',
  'top1-max': 'shared',
};

export class Batches {
  /** Batches in an epoch. */
  readonly perEpoch: number;
  private readonly counts: Float64Array;
  private readonly sampler: PopularitySampler;

  /** @param histories the training part of each player's history, at least two games each */
  constructor(
    private readonly model: SequenceModel,
    private readonly config: RunConfig,
    private readonly histories: readonly ArrayLike<number>[],
    private readonly games: number,
  ) {
    this.counts = itemCounts(histories, games);
    this.sampler = new PopularitySampler(this.counts);
    this.perEpoch =
      config.bptt === 'full'
        ? Math.ceil(histories.length / config.batchSize)
        : [...sessionParallel(histories, config.batchSize)].length;
  }

  /** log of how often each game is expected among a batch's shared columns, up to a constant; [V]. */
  logQ(): Float32Array {
    const events = this.counts.reduce((sum, count) => sum + count, 0);
    const drawn = this.sampler.probabilities();
    const targetsPerBatch = events / this.perEpoch;
    return Float32Array.from(this.counts.subarray(1), (count, i) =>
      Math.log((Math.max(count, 1) / events) * targetsPerBatch + drawn[i + 1] * this.config.negatives),
    );
  }

  *ofEpoch(epoch: number): Generator<Batch> {
    const order = random(this.config.seed, STREAM.order, epoch).shuffle(
      Int32Array.from(this.histories.keys()),
    );
    const shuffled = Array.from(order, (player) => this.histories[player]);
    const plain = this.config.bptt === 'full' ? this.packed(shuffled, epoch) : this.lanes(shuffled);
    let index = 0;
    for (const batch of plain) yield { ...batch, negatives: this.negatives(batch, epoch, index++) };
  }

  private *packed(histories: ArrayLike<number>[], epoch: number): Generator<Batch> {
    const { seed, batchSize, maxLength } = this.config;
    for (let start = 0; start < histories.length; start += batchSize) {
      const masks = random(seed, STREAM.masks, epoch, start);
      const players = histories.slice(start, start + batchSize);
      const examples = players.flatMap((history) =>
        this.model.examples(history, this.config, masks, this.games),
      );
      yield pack(examples, maxLength);
    }
  }

  private lanes(histories: ArrayLike<number>[]): Generator<Batch> {
    return sessionParallel(histories, this.config.batchSize);
  }

  private negatives(batch: Batch, epoch: number, index: number): Int32Array {
    const { seed, negatives: k, loss } = this.config;
    const stream = random(seed, STREAM.negatives, epoch, index);
    const kind = negativesOf[loss];
    if (kind === 'none') return batch.negatives;
    if (kind === 'shared') return this.sampler.draw(stream, k);
    return Int32Array.from(batch.owners.flatMap((history) => uniformOutside(history, this.games, k, stream)));
  }
}
