/** Models small enough to be computed by hand, with weights such that nothing in them is zero or one by chance. */
import * as tf from '@tensorflow/tfjs-core';
import { type Example, pack } from '../data/batches';
import type { Dataset } from '../data/dataset';
import { random, STREAM } from '../data/random';
import { models } from '../models';
import { defaults, type ModelName, type RunConfig } from '../models/config';
import { inference, type Pass } from '../nn/layers';
import { disposeWeights, parametersOf, type Weights } from '../nn/parameters';
import { scoresOf } from '../nn/readout';
import { type Matrix, matrix, type PlainLinear } from './matrix';
import { integers, normals } from './numbers';

export const GAMES = 11;

export const toyConfig = (model: ModelName, changes: Partial<RunConfig> = {}): RunConfig => ({
  ...defaults[model],
  width: 8,
  maxLength: 6,
  batchSize: 4,
  dropout: 0,
  learningRate: 0.01,
  negatives: 2,
  ...changes,
});

/** Fresh weights, every one moved: zero biases and unit gains would hide mistakes. */
export function movedWeights(model: ModelName, config: RunConfig, seed = 0): Weights {
  const weights = models[model].initialise(config, GAMES, random(seed, STREAM.weights));
  parametersOf(weights).forEach(([, variable], i) => {
    tf.tidy(() => {
      const noise = tf.tensor(normals(seed + i, variable.size, 0.4), variable.shape);
      variable.assign(tf.add(variable, noise));
    });
  });
  return weights;
}

/** A model at hand, whose weights go when `use` is done. */
export function withToy<T>(model: ModelName, changes: Partial<RunConfig>, use: (toy: Toy) => T): T {
  const toy = new Toy(model, toyConfig(model, changes));
  try {
    return use(toy);
  } finally {
    toy.dispose();
  }
}

export class Toy {
  readonly weights: Weights;

  constructor(
    readonly name: ModelName,
    readonly config: RunConfig,
  ) {
    this.weights = movedWeights(name, config);
  }

  /** The vectors at every asked place, one row each. */
  encode(examples: readonly Example[], pass: Pass = inference): Matrix {
    const { config, weights, name } = this;
    const values = tf.tidy(() =>
      models[name].encode(pack(examples, config.maxLength), weights, config, pass).dataSync(),
    );
    return matrix(values as Float32Array, config.width);
  }

  /** Scores of all games for what comes after each history, [histories][V]. */
  score(histories: readonly number[][]): Matrix {
    const { config, weights, name } = this;
    const values = tf.tidy(() => {
      const examples = histories.map((history) => models[name].ranking(history, config, GAMES));
      const hidden = models[name].encode(pack(examples, config.maxLength), weights, config, inference);
      return scoresOf(hidden, models[name].catalogue(weights, GAMES)).dataSync();
    });
    return matrix(values as Float32Array, GAMES);
  }

  numbers(path: string): Float32Array {
    return this.variable(path).dataSync() as Float32Array;
  }

  matrix(path: string): Matrix {
    return matrix(this.numbers(path), this.variable(path).shape[1] as number);
  }

  linear(path: string): PlainLinear {
    return { kernel: this.matrix(`${path}.kernel`), bias: this.numbers(`${path}.bias`) };
  }

  dispose(): void {
    disposeWeights(this.weights);
  }

  variable(path: string): tf.Variable {
    const found = parametersOf(this.weights).find(([name]) => name === path);
    if (!found) throw new Error(`there are no weights at ${path}`);
    return found[1];
  }
}

/** Histories that may repeat a game, of the given lengths. */
export const historiesOf = (seed: number, lengths: readonly number[]): number[][] =>
  lengths.map((length, i) => Array.from(integers(seed + i, length, GAMES), (item) => item + 1));

/** Asked at every place, whatever the model. */
export const everywhere = (items: readonly number[]): Example => ({
  history: items,
  items,
  at: items.map((_, t) => t),
  targets: [],
});

/** Histories as a data set. */
export function datasetOf(histories: readonly number[][]): Dataset {
  const offsets = [0];
  for (const { length } of histories) offsets.push((offsets.at(-1) as number) + length);
  const interactions = offsets.at(-1) as number;
  return {
    manifest: {
      name: 'toy',
      provenance: 'Made up for a test.',
      simulated: true,
      recipe: { minMinutes: 0, core: 1, order: 'library' },
      counts: { players: histories.length, games: GAMES, interactions },
    },
    games: Array.from({ length: GAMES + 1 }, (_, id) => ({
      appId: id,
      title: `Game ${id}`,
      genres: [],
      year: null,
    })),
    items: Uint16Array.from(histories.flat()),
    offsets: Uint32Array.from(offsets),
  };
}
