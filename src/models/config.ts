/** What can be chosen about a run, its defaults, and its limits: one place for the page, the URL and the terminal. */

import { DataError } from '../data/dataError';

export const neuralModels = ['gru4rec', 'sasrec', 'bert4rec'] as const;
export type ModelName = (typeof neuralModels)[number];

export const isModel = (name: string): name is ModelName =>
  (neuralModels as readonly string[]).includes(name);

export const lossNames = ['ce', 'sampled-softmax', 'bce', 'gbce', 'bpr-max', 'top1-max'] as const;
export type LossName = (typeof lossNames)[number];

export const faultNames = [
  'none',
  'no-causal-mask',
  'no-scale',
  'no-positions',
  'no-reset',
  'merged-histories',
  'target-is-input',
  'wrong-readout',
  'loud-items',
  'seen-questions',
] as const;
export type FaultName = (typeof faultNames)[number];

/** Which models can have a fault; all of them where none is named. */
const faulty: Partial<Record<FaultName, readonly ModelName[]>> = {
  'no-causal-mask': ['sasrec'],
  'no-scale': ['sasrec', 'bert4rec'],
  'no-positions': ['sasrec', 'bert4rec'],
  'no-reset': ['gru4rec'],
  'merged-histories': ['sasrec', 'bert4rec'],
  'target-is-input': ['gru4rec', 'sasrec'],
};

export const canHave = (model: ModelName, fault: FaultName): boolean =>
  faulty[fault]?.includes(model) ?? true;

export interface RunConfig {
  seed: number;
  epochs: number;
  /** d: width of the embeddings and of the hidden state. */
  width: number;
  /** L: only the last L games of a history are read. */
  maxLength: number;
  batchSize: number;
  learningRate: number;
  dropout: number;
  loss: LossName;
  /** k, for the sampled losses. */
  negatives: number;
  /** Transformers only. */
  blocks: number;
  heads: number;
  /** SASRec: normalise before each sub-layer (better), or as in the 2018 code. */
  norm: 'pre' | 'published';
  /** GRU4Rec: back-propagate through the whole history, or one event at a time over session-parallel lanes. */
  bptt: 'full' | 'session-parallel';
  /** BERT4Rec: share of a history that is masked while training. */
  maskRate: number;
  /** A part that is left out, or a mistake that is made on purpose. */
  fault: FaultName;
}

/** What the figures of README.md were reached with. */
const common: RunConfig = {
  seed: 0,
  epochs: 60,
  width: 64,
  maxLength: 50,
  batchSize: 64,
  learningRate: 1e-3,
  dropout: 0.4,
  loss: 'ce',
  negatives: 1,
  blocks: 2,
  heads: 2,
  norm: 'pre',
  bptt: 'full',
  maskRate: 0.2,
  fault: 'none',
};

export const defaults: Record<ModelName, RunConfig> = {
  gru4rec: { ...common, epochs: 70, learningRate: 3e-3 },
  sasrec: common,
  bert4rec: { ...common, epochs: 90 },
};

/** As its authors advise (Petrov and Macdonald 2023). */
const GBCE_NEGATIVES = 256;

/** The defaults of a model with some settings changed; settings that only another model has stay as they are. */
export function configOf(model: ModelName, changes: Partial<RunConfig>): RunConfig {
  const config = { ...defaults[model], ...changes };
  if (changes.loss === 'gbce' && changes.negatives === undefined) config.negatives = GBCE_NEGATIVES;
  if (model !== 'gru4rec') config.bptt = 'full';
  if (model !== 'sasrec') config.norm = 'pre';
  if (!canHave(model, config.fault)) config.fault = 'none';
  return config;
}

export const sameConfig = (a: RunConfig, b: RunConfig): boolean =>
  (Object.keys(common) as (keyof RunConfig)[]).every((key) => a[key] === b[key]);

/** Throws a `DataError` where the settings contradict each other. */
export function checkConfig(model: ModelName, { width, heads, loss, negatives }: RunConfig): void {
  if (model !== 'gru4rec' && width % heads !== 0)
    throw new DataError(`A width of ${width} cannot be divided among ${heads} heads: choose one that can.`);
  if (loss !== 'ce' && negatives < 1) throw new DataError(`The loss ${loss} needs at least one negative.`);
}
