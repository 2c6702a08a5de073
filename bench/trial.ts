/** What is measured, and on what: the two ends of the benchmark, in the terminal and in the browser, share this. */
import { random } from '../src/data/random';
import type { ModelName } from '../src/models/config';

/** `nextplay` trains on the fused kernels; `tfjs` runs the same models on the same batches in plain operations. */
export const engines = ['nextplay', 'tfjs'] as const;
export type Engine = (typeof engines)[number];

export const backends = ['webgpu', 'wasm'] as const;
export type Backend = (typeof backends)[number];

export interface Trial {
  engine: Engine;
  backend: Backend;
  model: ModelName;
  world: WorldName;
  /** Of a round. */
  steps: number;
}

/** What is known before the first round. */
export interface Start {
  /** What the backend calls its device. */
  adapter: string;
  /** Seconds of the first step, with whatever is compiled in it. */
  firstStep: number;
  /** Shaders dispatched in one step; null where there are none. */
  dispatches: number | null;
  stepsPerEpoch: number;
}

export interface Round {
  secondsPerStep: number;
  /** Of its last step: engines that agree on it have done the same work. */
  loss: number;
  /** Held by tensors after it: the same after each. */
  bytes: number;
}

/** What the page offers. */
export interface Bench {
  begin(trial: Trial): Promise<Start>;
  round(): Promise<Round>;
}

export interface Timing extends Start {
  rounds: Round[];
}

/** Players and games like those of the real subset, and like those of the full dump. */
export const worlds = {
  subset: { players: 5788, games: 1121, maxLength: 50, median: 9, spread: 0.65 },
  dump: { players: 5788, games: 6400, maxLength: 200, median: 26, spread: 0.91 },
} as const;
export type WorldName = keyof typeof worlds;

/** Histories of log-normal length over a catalogue in which few games are had by many. Nobody's: they are drawn. */
export function historiesOf(name: WorldName): number[][] {
  const { players, games, maxLength, median, spread } = worlds[name];
  const draw = random(0, 1);
  return Array.from({ length: players }, () => {
    const length = Math.min(
      maxLength + 1,
      Math.max(3, Math.round(median * Math.exp(spread * draw.normal()))),
    );
    const history = new Set<number>();
    while (history.size < length) history.add(1 + Math.floor(games * draw.uniform() ** 2));
    return [...history];
  });
}
