/** What the page and the training worker say to each other. Plain data only: tensors stay in the worker. */

import type { LossName, ModelName, RunConfig } from '../models/config';
import type { Recording } from '../nn/recording';
import type { Branch } from './course/timeline';

export type BackendName = 'webgpu' | 'wasm' | 'cpu';

export interface BackendInfo {
  backend: BackendName;
  /** For a chip: 'Apple M3', 'SIMD', … */
  adapter: string;
  /** Why a faster backend was passed over, if one was; a sentence for the reader. */
  note: string | null;
}

/** Programs of a GPU that are compiled, of those that are to be before anything is computed. */
export interface Preparation {
  done: number;
  total: number;
}

export interface Metrics {
  hr10: number;
  ndcg10: number;
  mrr: number;
}

/** One point of the loss curve: the loss of that step's batch, before the update. */
export interface LossPoint {
  step: number;
  epoch: number;
  loss: number;
}

/** `players`: how many held-out players it was measured on. */
export interface MetricPoint extends Metrics {
  step: number;
  epoch: number;
  players: number;
}

/** Where a run's weights come from: drawn at random, the checkpoint shipped with the site, or trained here. */
export type Origin = 'fresh' | 'recorded' | 'trained';

export type RunStatus = 'idle' | 'running' | 'rewinding' | 'paused' | 'finished' | 'failed';

/** Points of the loss curve that were met a second time, and how many of them were the same to the last bit. */
export interface Replay {
  compared: number;
  identical: number;
}

/**
 * Where a run is kept in the worker: a model's own, which is saved, is called as the model is; others, made for one
 * figure and gone with it, have a name with a stroke in it.
 */
export type Lane = ModelName | `${string}/${string}`;

/** Everything the page draws of a run. Sent whole at most ten times a second while training. */
export interface RunState {
  lane: Lane;
  model: ModelName;
  dataset: string;
  config: RunConfig;
  origin: Origin;
  status: RunStatus;
  step: number;
  stepsPerEpoch: number;
  epoch: number;
  /** Where in the tree of the run this is, and how far that branch has come: more than `step` after a rewind. */
  branch: number;
  reached: number;
  replay: Replay | null;
  /** What led to the present step. */
  losses: LossPoint[];
  metrics: MetricPoint[];
  secondsPerEpoch: number | null;
  secondsLeft: number | null;
  parameters: number;
  /** While the GPU is prepared for it: the first step comes after that. */
  preparation: Preparation | null;
  /** What the reader should know: what went wrong (status 'failed'), or what could not be opened. */
  notice: string | null;
}

export interface TraceRequest {
  /** Item ids, oldest first; longer histories keep their last L. */
  history: number[];
  /** BERT4Rec: which positions of `history` to hide; empty means inference with the appended [MASK]. */
  masked?: number[];
}

export interface StepRequest extends TraceRequest {
  /** Only the prediction at this position counts; all of them unless given. */
  only?: number;
}

/** A parameter's weights with Adam's running means of the gradient and of its square, all in the order of `shape`. */
export interface AdamState {
  weight: Float32Array;
  m: Float32Array;
  v: Float32Array;
}

export interface ParameterStep {
  /** `blocks.0.attention.query.kernel`. */
  path: string;
  shape: number[];
  gradient: Float32Array;
  before: AdamState;
  after: AdamState;
}

/** One training step on one history. */
export interface StepTape {
  /** From the batch to `loss`. */
  forward: Recording;
  /** ∂loss / ∂(each marked tensor), by the same ids; `from` are the tensors through which the gradient came back. */
  gradients: Pick<Recording, 'ops' | 'values'>;
  /** Positions at which something is predicted, and the item that is right there. */
  at: number[];
  targets: number[];
  learningRate: number;
  /** Which update this would be: Adam's t. */
  t: number;
  parameters: ParameterStep[];
  /** V. */
  games: number;
}

export interface LossesRequest {
  /** Its last game is the one to be predicted. */
  history: number[];
  /** k, for the losses that sample. */
  negatives: number;
  /** Which negatives are drawn. */
  seed: number;
  /** Whether sampled softmax is corrected for how often each game is drawn. */
  logQ: boolean;
}

export interface LossDemand {
  name: LossName;
  loss: number;
  /** ∂loss / ∂score of each game, [V]. */
  gradient: Float32Array;
  /** The negatives that it was given. */
  drawn: number[];
}

export const baselineNames = ['popularity', 'itemknn', 'markov'] as const;

export type BaselineName = (typeof baselineNames)[number];

export const isBaseline = (name: string): name is BaselineName =>
  (baselineNames as readonly string[]).includes(name);

export interface BaselineRow extends Metrics {
  name: BaselineName;
}

export interface TestRow extends Metrics {
  name: BaselineName | ModelName;
}

export type RecommenderName = BaselineName | ModelName;

export interface RanksRequest {
  /** How many of the players, the same ones for everybody; all of them where there are fewer. */
  players: number;
  /** A seed: every history is read in an order drawn from it, instead of its own. */
  shuffled?: number;
}

/** One entry for each player who was asked. */
export interface Ranks {
  /** Of the last game, among all games that the player does not own. */
  ranks: Uint16Array;
  targets: Uint16Array;
  /** How many games the target competes with. */
  candidates: Uint16Array;
  /** By item id: in how many of the players' lists of ten each game stands. */
  recommended: Uint32Array;
  /** How surely it answered; null of a recommender whose scores are no probabilities of games. */
  confidence: Confidence | null;
}

/** The softmax of the scores over the games that a player does not own; one entry for each player who was asked. */
export interface Confidence {
  /** Of the game that it puts first. */
  first: Float32Array;
  /** Of its list of ten, summed. */
  list: Float32Array;
  /** The score of the first game as it is: what a binary loss has trained to be a log-odds. */
  score: Float32Array;
}

/** The vectors of the games, and the plane in which they differ most. */
export interface GameMap {
  /** V. */
  games: number;
  /** d. */
  width: number;
  /** What a hidden vector is compared with, [V, d]; the row of item id j is j − 1. */
  vectors: Float32Array;
  /** Added to the product, [V]; null where the model has none. */
  bias: Float32Array | null;
  /** [V, 2]. */
  points: Float32Array;
  /** Share of the whole variance that lies in the plane. */
  share: number;
}

/** A unit's state after a game of a player's history; positions count from 0. */
export interface UnitMoment {
  player: number;
  position: number;
  value: number;
}

/** What moves each hidden unit of GRU4Rec. */
export interface UnitResponses {
  /** d */
  width: number;
  /** [V, d]: the candidate n and the update gate z when a game arrives after an empty history (h = 0). */
  candidate: Float32Array;
  update: Float32Array;
  /** For each unit, where its state was highest and lowest, strongest first; a player at most once in each. */
  highest: UnitMoment[][];
  lowest: UnitMoment[][];
  /** Over so many held-out players, and games of theirs. */
  players: number;
  events: number;
}

/** What is changed about a question. */
export type ChangeName = 'first' | 'order' | 'last' | 'later' | 'company';

export interface Examination {
  /** At which step of the run. */
  step: number;
  /** Players behind the means below. */
  players: number;
  /** On the last game of as many players as a curve is measured on: neither training nor the curve has met it. */
  unseen: Metrics;
  /** How much of the probability goes to another game after each change, 0 … 1, in the mean; null where it means nothing. */
  moved: Record<ChangeName, number | null>;
  /** The probability of the game that the history ends with, in the mean. */
  again: number;
  /** One of the players, and what the run makes of them. */
  example: Answer;
}

export interface Answer {
  history: number[];
  /** The game that did come next. */
  target: number;
  /** Its rank among the games that the player does not own. */
  rank: number;
  /** The most probable of all games, owned or not. */
  top: { item: number; probability: number }[];
}

export const exportFormats = ['safetensors', 'pytorch', 'onnx'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** A file to take along. */
export interface ExportedFile {
  name: string;
  bytes: Uint8Array;
  /** Where the file is an archive: what is in it. */
  entries: { name: string; size: number }[];
}

/** Hears how a run gets on; resolves when that has been shown, and hears nothing more before. */
export type OnState = (state: RunState) => void | Promise<void>;

export interface Trainer {
  /**
   * Starts a backend. `onPreparing` hears how far a GPU is prepared; `onLost` of one that goes away later: then start
   * another worker.
   */
  boot(
    requested: BackendName | null,
    onPreparing: (preparation: Preparation) => void,
    onLost: (reason: string) => void,
  ): Promise<BackendInfo>;
  /** Loads a data set; item counts come back, rows stay. Rejects with a sentence for the reader. */
  openDataset(url: string): Promise<void>;
  /** The baselines' metrics on the same validation players that a run's curve is measured on. */
  baselines(): Promise<BaselineRow[]>;
  /** A run's and the baselines' metrics on the last game of every player: the table to quote. */
  test(lane: Lane): Promise<TestRow[]>;
  /**
   * Opens the run of a model: the one saved in this browser, else the shipped checkpoint at `checkpointUrl`, else a
   * fresh one. A saved run or checkpoint that cannot be used is passed over, and `notice` says why.
   */
  openRun(model: ModelName, checkpointUrl: string | null): Promise<RunState>;
  /** The checkpoint at `url` as it is: nothing that was saved in this browser is read, and nothing is saved. */
  openShipped(model: ModelName, url: string): Promise<RunState>;
  /** A fresh run that is not saved, in a lane of its own; one that was there is let go. */
  begin(lane: Lane, model: ModelName, config: RunConfig): Promise<RunState>;
  /** Lets go of runs that `begin` made. */
  end(lanes: Lane[]): Promise<void>;
  /** Fresh weights with this configuration. What was trained stays in the tree of the run. */
  restart(lane: Lane, config: RunConfig): Promise<RunState>;
  /** Goes on from the present step with another configuration, in a branch of its own. */
  branch(lane: Lane, config: RunConfig): Promise<RunState>;
  /** The tree of a run. */
  branches(lane: Lane): Promise<Branch[]>;
  /** Enters a step of a branch again, by making the steps before it again; `onState` hears of progress. */
  rewind(lane: Lane, branch: number, step: number, onState: OnState): Promise<RunState>;
  /** Forgets a branch that nothing goes on from. */
  removeBranch(lane: Lane, branch: number): Promise<RunState>;
  /** Gives a run up, and all that was saved of it, for the shipped checkpoint. */
  reopen(model: ModelName, checkpointUrl: string): Promise<RunState>;
  /** Trains until paused or finished, or for so many epochs in all; `onState` hears of progress. Resolves when it stops. */
  train(lane: Lane, onState: OnState, epochs?: number): Promise<RunState>;
  /** One step. */
  step(lane: Lane): Promise<RunState>;
  /** Takes effect after the current step; the run is saved. */
  pause(lane: Lane): Promise<void>;
  /** The tape of one forward pass of the run's present weights. */
  trace(lane: Lane, request: TraceRequest): Promise<Recording>;
  /** The tape of one training step on this history; the run stays as it is. */
  traceStep(lane: Lane, request: StepRequest): Promise<StepTape>;
  /** What each loss would have the scores do, at the last game of a history. */
  compareLosses(lane: Lane, request: LossesRequest): Promise<LossDemand[]>;
  /** The k games that a recommender would put first after a history, best first; a model has to be open. */
  recommend(name: BaselineName | Lane, history: number[], k: number): Promise<number[]>;
  /** Where everybody's last game is ranked; a model has to be open. */
  ranks(name: BaselineName | Lane, request: RanksRequest): Promise<Ranks>;
  /** The games as the run's present weights know them. */
  gameMap(lane: Lane): Promise<GameMap>;
  /**
   * How much each game of a history matters to the one that came after it: log p(target) with all games read, and then
   * with each of them left out in turn.
   */
  ablate(lane: Lane, history: number[], target: number): Promise<{ whole: number; without: number[] }>;
  /** What moves the hidden units of GRU4Rec: every game alone, and some of the held-out players. */
  units(lane: Lane): Promise<UnitResponses>;
  /** How far the run's answers move when one thing about the question is changed. */
  examine(lane: Lane): Promise<Examination>;
  /** The run's present weights as a file for other programs. */
  exportModel(lane: Lane, format: ExportFormat): Promise<ExportedFile>;
  /** Takes up the weights of a safetensors file as a course of the run; rejects with a sentence where they do not fit. */
  importWeights(lane: Lane, name: string, bytes: Uint8Array): Promise<RunState>;
}

export type { Branch, LossName, ModelName, RunConfig };
