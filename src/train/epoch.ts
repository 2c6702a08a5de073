/** The batches of an epoch, in an order that (seed, epoch) decides: any batch can be reached again. */
import { type Batch, type Example, pack, sessionParallel } from '../data/batches';
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

/** Epochs over which the frequency of targets is measured: masks fall elsewhere in each. */
const EPOCHS_MEASURED = 4;

export class Batches {
  /** Batches in an epoch. */
  readonly perEpoch: number;
  /** Draws the negatives that a batch shares. */
  readonly sampler: PopularitySampler;

  /** @param histories the training part of each player's history, at least two games each */
  constructor(
    private readonly model: SequenceModel,
    private readonly config: RunConfig,
    private readonly histories: readonly ArrayLike<number>[],
    private readonly games: number,
  ) {
    this.sampler = new PopularitySampler(itemCounts(histories, games));
    const events = histories.reduce((sum, { length }) => sum + length - 1, 0);
    const atOnce = Math.min(config.batchSize, histories.length || 1);
    this.perEpoch = Math.ceil((config.bptt === 'full' ? histories.length : events) / atOnce);
  }

  /** log of how often each game is met among a batch's shared columns, measured over a few epochs; [V]. */
  logQ(): Float32Array {
    const met = this.sampler.probabilities().map((chance) => chance * this.config.negatives);
    for (let epoch = 0; epoch < EPOCHS_MEASURED; epoch++) {
      for (const { targets } of this.ofEpoch(epoch)) {
        for (const id of targets) met[id] += 1 / (EPOCHS_MEASURED * this.perEpoch);
      }
    }
    return Float32Array.from(met.subarray(1), Math.log);
  }

  /** A batch outside any epoch. */
  of(examples: Example[]): Batch {
    const batch = pack(examples, this.config.maxLength);
    return { ...batch, negatives: this.negatives(batch, 0, 0) };
  }

  *ofEpoch(epoch: number): Generator<Batch> {
    const order = random(this.config.seed, STREAM.order, epoch).shuffle(
      Int32Array.from(this.histories.keys()),
    );
    const shuffled = Array.from(order, (player) => this.histories[player]);
    const plain = this.config.bptt === 'full' ? this.packed(shuffled, epoch) : this.lanes(shuffled);
    let index = 0;
    for (const batch of plain) {
      // Lanes run dry at different times: the last, half-empty batches are left out, as in the authors' code.
      if (index === this.perEpoch) return;
      yield { ...batch, negatives: this.negatives(batch, epoch, index++) };
    }
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
