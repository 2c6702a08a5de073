/** A run: weights, optimiser and a place in the data, advanced one step at a time. */
import * as tf from '@tensorflow/tfjs-core';
import { type Batch, type Example, pack } from '../data/batches';
import { DataError } from '../data/dataError';
import type { PopularitySampler } from '../data/negatives';
import { random, STREAM } from '../data/random';
import { dropoutOf } from '../kernels/dropout';
import { models } from '../models';
import { checkConfig, configOf, type ModelName, type RunConfig } from '../models/config';
import { withFault } from '../models/faults';
import type { SequenceModel } from '../models/model';
import { emptyScores, type Recommender } from '../models/recommender';
import { Adam } from '../nn/adam';
import { inference, Memory, type Pass } from '../nn/layers';
import { countParameters, disposeWeights, parametersOf, type Weights } from '../nn/parameters';
import { scoresOf } from '../nn/readout';
import { Batches } from './epoch';
import type { GameVectors } from './probes/gameMap';
import type { SavedTensor, Snapshot } from './snapshot';
import { type LossInput, trainStep } from './step';

const allFinite = (values: Float32Array): boolean => values.every(Number.isFinite);

export class Run implements Recommender {
  readonly model: SequenceModel;
  readonly config: RunConfig;
  readonly weights: Weights;
  readonly adam: Adam;
  /** Updates made so far: the place in the data, and the name of every random stream of the next step. */
  step = 0;
  private readonly batches: Batches;
  private readonly logQ: tf.Tensor1D | undefined;
  private readonly memory = new Memory();
  private upcoming: { at: number; batches: Iterator<Batch> } | null = null;

  /** @param histories the training part of each player's history */
  constructor(
    readonly name: ModelName,
    settings: RunConfig,
    histories: readonly ArrayLike<number>[],
    readonly games: number,
  ) {
    const config = configOf(name, settings);
    checkConfig(name, config);
    this.config = config;
    this.model = withFault(models[name], config.fault);
    this.weights = this.model.initialise(config, games, random(config.seed, STREAM.weights));
    const variables = parametersOf(this.weights).map(([, variable]) => variable);
    this.adam = new Adam(variables);
    this.batches = new Batches(this.model, config, histories, games);
    if (config.loss === 'sampled-softmax') this.logQ = tf.keep(tf.tensor1d(this.batches.logQ()));
  }

  get sampler(): PopularitySampler {
    return this.batches.sampler;
  }

  get stepsPerEpoch(): number {
    return this.batches.perEpoch;
  }

  /** Epochs completed. */
  get epoch(): number {
    return Math.floor(this.step / this.stepsPerEpoch);
  }

  get parameters(): number {
    return countParameters(this.weights);
  }

  /** One update. Returns its loss, still on the device; the caller disposes it. */
  advance(): tf.Scalar {
    const { config, adam } = this;
    const batch = this.nextBatch();
    const pass: Pass = {
      ...inference,
      dropout: dropoutOf(config.dropout, random(config.seed, STREAM.dropout, this.step)),
      memory: config.bptt === 'session-parallel' ? this.memory : undefined,
    };
    const loss = trainStep({ ...this.lossInput(batch, pass), adam });
    this.step++;
    return loss;
  }

  /** What the loss of a batch is computed from. */
  lossInput(batch: Batch, pass: Pass): LossInput {
    const { config, games, model, weights, logQ } = this;
    return { model, weights, config, games, batch, pass, lossOptions: { logQ } };
  }

  /** A batch of one's own choosing, with negatives where the loss needs them. */
  batchOf(examples: Example[]): Batch {
    return this.batches.of(examples);
  }

  score(histories: readonly ArrayLike<number>[]): Promise<Float32Array> {
    return this.scoreExamples(
      histories.map((history) => this.model.ranking(history, this.config, this.games)),
    );
  }

  /** The same for examples of one's own making, each with one place that is asked about. */
  async scoreExamples(examples: readonly Example[]): Promise<Float32Array> {
    const scores = this.scores(examples);
    const values = await scores.data();
    scores.dispose();
    const table = emptyScores(examples.length, this.games);
    for (let i = 0; i < examples.length; i++) {
      table.set(values.subarray(i * this.games, (i + 1) * this.games), i * (this.games + 1) + 1);
    }
    return table;
  }

  /** Of all games, one row for each example, still on the device; the caller disposes them. */
  scores(examples: readonly Example[]): tf.Tensor2D {
    return tf.tidy(() => {
      const batch = pack(examples, this.config.maxLength);
      const hidden = this.model.encode(batch, this.weights, this.config, inference);
      return scoresOf(hidden, this.model.catalogue(this.weights, this.games));
    });
  }

  /** Everything that the next step depends on. */
  async save(): Promise<Pick<Snapshot, 'step' | 'weights' | 'optimiser'>> {
    const { state } = this.memory;
    const { m, v } = this.adam.moments;
    const [mean, spread] = (await Promise.all([m.data(), v.data()])) as Float32Array[];
    return {
      step: this.step,
      weights: await this.readWeights(),
      optimiser: {
        m: mean.slice(),
        v: spread.slice(),
        updates: this.adam.t,
        state: state && { shape: state.shape, values: (await state.data()).slice() as Float32Array },
      },
    };
  }

  /** What hidden vectors are compared with. */
  async readCatalogue(): Promise<GameVectors> {
    const { vectors, bias } = this.model.catalogue(this.weights, this.games);
    const [rows, heights] = await Promise.all([vectors.data(), bias?.data()]);
    // The vectors were cut out of a table; the bias is one of the weights.
    vectors.dispose();
    return {
      vectors: rows.slice() as Float32Array,
      bias: heights ? (heights.slice() as Float32Array) : null,
    };
  }

  async readWeights(): Promise<Record<string, SavedTensor>> {
    const entries = parametersOf(this.weights).map(
      async ([path, variable]) =>
        [path, { shape: variable.shape, values: (await variable.data()).slice() as Float32Array }] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  /** Throws a `DataError` where the snapshot is of another shape of model. */
  restore({ step, weights, optimiser }: Pick<Snapshot, 'step' | 'weights' | 'optimiser'>): void {
    const parameters = parametersOf(this.weights);
    for (const [path, variable] of parameters) {
      if (weights[path]?.shape.join() !== variable.shape.join())
        throw new DataError(
          `This checkpoint does not fit the model: “${path}” is missing or of another shape.`,
        );
    }
    if (optimiser) this.checkOptimiser(optimiser);
    for (const [path, variable] of parameters) {
      tf.tidy(() => variable.assign(tf.tensor(weights[path].values, variable.shape)));
    }
    this.step = step;
    this.upcoming = null;
    this.memory.clear();
    if (!optimiser) return;
    this.adam.restore(optimiser.m, optimiser.v, optimiser.updates);
    const { state } = optimiser;
    if (state) tf.tidy(() => this.memory.keep(tf.tensor2d(state.values, state.shape as [number, number])));
  }

  private checkOptimiser({ m, v, state }: NonNullable<Snapshot['optimiser']>): void {
    const sound = m.length === this.parameters && v.length === m.length && [m, v].every(allFinite);
    const { batchSize, width } = this.config;
    const fits = !state || (state.shape.join() === [batchSize, width].join() && allFinite(state.values));
    if (!sound || !fits)
      throw new DataError('This checkpoint does not fit the model: its optimiser is of another shape.');
  }

  dispose(): void {
    disposeWeights(this.weights);
    this.adam.dispose();
    this.logQ?.dispose();
    this.memory.clear();
  }

  private nextBatch(): Batch {
    if (this.upcoming?.at !== this.step || this.step % this.stepsPerEpoch === 0) {
      const batches = this.batches.ofEpoch(this.epoch);
      for (let skipped = 0; skipped < this.step % this.stepsPerEpoch; skipped++) batches.next();
      if (this.step % this.stepsPerEpoch === 0) this.memory.clear();
      this.upcoming = { at: this.step, batches };
    }
    this.upcoming.at++;
    return this.upcoming.batches.next().value as Batch;
  }
}
