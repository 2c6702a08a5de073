/** What is measured, and on what: every end of the benchmark, in whatever process, shares this. */
import type { ModelName, RunConfig } from '../src/models/config';

/** Who trains. All have the same model, the same initial weights where they can take them, and the same batches. */
export const engines = {
  nextplay: 'NextPlay',
  'tfjs-packed': 'tfjs operations, our packed batches',
  'tfjs-padded': 'tfjs operations, padded to L',
  'jax-js': 'jax-js, padded to L',
  pytorch: 'PyTorch, one thread',
} as const;
export type Engine = keyof typeof engines;

/** `wasm` stands for one thread of the processor: PyTorch is set beside it. */
export const backends = ['webgpu', 'wasm'] as const;
export type Backend = (typeof backends)[number];

/** Players that are drawn: nobody's. Lengths of histories are log-normal. */
export interface World {
  players: number;
  /** V. */
  games: number;
  /** L: what a model reads of a history. */
  maxLength: number;
  /** Of the length of a history. */
  median: number;
  /** Standard deviation of the log of the length. */
  spread: number;
}

/** Players and games like those of the real subset, and like those of the full dump. */
export const worlds = {
  subset: { players: 5788, games: 1121, maxLength: 50, median: 9, spread: 0.65 },
  dump: { players: 5788, games: 6400, maxLength: 200, median: 26, spread: 0.91 },
} as const satisfies Record<string, World>;
export type WorldName = keyof typeof worlds;

export interface Trial {
  engine: Engine;
  backend: Backend;
  model: ModelName;
  world: World;
  config: Partial<RunConfig>;
}

export interface Adapter {
  /** What the backend calls its device. */
  name: string;
  /** A GPU that is emulated on the processor. */
  software: boolean;
}

/** What is known before the first round. */
export interface Start {
  adapter: Adapter;
  /** Seconds of the first step, with whatever is compiled in it. */
  firstStep: number;
  /** Of a later one: what a round will take. */
  secondsPerStep: number;
  /** Shaders dispatched in one step; null where there are none. */
  dispatches: number | null;
  /** Read and written by the operations of a step, if each touches its tensors once; null where it is not known. */
  bytesMoved: number | null;
  stepsPerEpoch: number;
}

export interface Round {
  secondsPerStep: number;
  /** Of its last step: engines that agree on it have done the same work. Null where it was not read. */
  loss: number | null;
  /** The most that was held so far: buffers of the GPU, the memory of the WASM module, or the whole process. */
  peakBytes: number | null;
}

export interface Timing extends Start {
  rounds: Round[];
}

export interface Result {
  trial: Trial;
  world: WorldName;
  /** Null, and why, where the rival cannot do it. */
  timing: Timing | null;
  error: string | null;
}

/** What it takes to give the commands of a step, by an engine. */
export interface Commanded {
  model: ModelName;
  engine: Engine;
  dispatches: number | null;
  /** Seconds of a step, a round each; none where the engine cannot do it, and why. */
  rounds: number[];
  error: string | null;
}

/** Something that trains in a process of its own. */
export interface Bench {
  begin(trial: Trial): Promise<Start>;
  round(steps: number): Promise<Round>;
  /** Seconds of this thread in which it gives the device the commands of a step, of so many, and does not wait for it. */
  commands(steps: number): Promise<number>;
  /** GFLOP/s of the product of two square matrices. */
  matmul(engine: Engine, backend: Backend, size: number): Promise<{ gflops: number; adapter: Adapter }>;
  /** Milliseconds from a changed history to its tape and ranking, for so many edits, on the WASM backend. */
  edits(model: ModelName, count: number): Promise<number[]>;
  /** What our training holds early in so many steps, and after them. */
  soak(trial: Trial, steps: number): Promise<Soak>;
}

export interface Soak {
  backend: Backend;
  model: ModelName;
  steps: number;
  /** Early in the run, and at its end. */
  before: Held;
  after: Held;
}

export interface Held {
  tensors: number;
  /** Of those tensors. */
  bytes: number;
  /** Of JavaScript; null where the browser does not say. */
  heap: number | null;
  peakBytes: number | null;
}
