/** What the training worker has told the page: its backend, its runs, and the latest tape of each model. */
import { shallow } from 'zustand/shallow';
import { type ModelName, type RunConfig, sameConfig } from '../../src/models/config';
import type { Recording } from '../../src/nn/recording';
import type { Board } from '../../src/train/board';
import type {
  BackendInfo,
  BackendName,
  BaselineRow,
  Branch,
  Lane,
  Preparation,
  RunState,
} from '../../src/train/protocol';
import type { Slice } from './store';

/** Whose weights made a tape; null: those that ship with the site, before any run was opened. */
export type Weights = Pick<RunState, 'origin' | 'branch' | 'step' | 'status' | 'config'> | null;

/** What was read, and by which weights. */
export interface Read {
  recording: Recording;
  weights: Weights;
}

export interface Tape extends Read {
  /** Shipped with the site, or made here and now. */
  kind: 'recorded' | 'live';
  /** The tape before it: rankings say what has moved since. */
  previous: Read | null;
}

export interface RunSlice {
  /** In somebody else's page: what was trained and saved here has no say, and nothing is saved. */
  guest: boolean;
  /** The backend that the address asks for. */
  requestedBackend: BackendName | null;
  backend: BackendInfo | null;
  /** How far a GPU is prepared, while it is started. */
  preparation: Preparation | null;
  /** Why no backend could be started: a sentence for the reader. */
  backendError: string | null;
  /** The configuration that the address asks for, over a model's defaults. */
  requestedConfig: Partial<RunConfig>;
  runs: Partial<Record<Lane, RunState>>;
  /** The trees of the runs, as they were when training began or a branch was entered. */
  branches: Partial<Record<Lane, Branch[]>>;
  tapes: Partial<Record<ModelName, Tape>>;
  baselines: BaselineRow[] | null;
  /** What was measured when the site was made: shown until this browser has measured. */
  board: Board | null;
  setPreparation(preparation: Preparation): void;
  setBackend(backend: BackendInfo): void;
  setBackendError(error: string): void;
  requestConfig(config: Partial<RunConfig>): void;
  setRun(run: RunState): void;
  setBranches(lane: Lane, branches: Branch[]): void;
  /** Lanes that are gone. */
  dropRuns(lanes: readonly Lane[]): void;
  setTape(model: ModelName, recording: Recording, kind: Tape['kind']): void;
  setBoard(board: Board): void;
  setBaselines(rows: BaselineRow[]): void;
}

/** Each report of a run is a copy: what has not changed keeps its identity, so that only what has is drawn again. */
function sharing(before: RunState | undefined, now: RunState): RunState {
  if (!before) return now;
  const measured = ({ metrics, branch }: RunState) => [
    branch,
    metrics.length,
    ...Object.values(metrics.at(-1) ?? {}),
  ];
  return {
    ...now,
    config: sameConfig(before.config, now.config) ? before.config : now.config,
    metrics: shallow(measured(before), measured(now)) ? before.metrics : now.metrics,
  };
}

export const runSlice: Slice<RunSlice> = (set) => ({
  guest: false,
  requestedBackend: null,
  backend: null,
  preparation: null,
  backendError: null,
  requestedConfig: {},
  runs: {},
  branches: {},
  tapes: {},
  baselines: null,
  board: null,
  setPreparation: (preparation) => set({ preparation }),
  setBackend: (backend) => set({ backend, preparation: null, backendError: null }),
  setBackendError: (backendError) => set({ backendError, preparation: null }),
  requestConfig: (config) =>
    set(({ requestedConfig }) => ({ requestedConfig: { ...requestedConfig, ...config } })),
  setRun: (run) => set(({ runs }) => ({ runs: { ...runs, [run.lane]: sharing(runs[run.lane], run) } })),
  setBranches: (lane, tree) => set(({ branches }) => ({ branches: { ...branches, [lane]: tree } })),
  dropRuns: (lanes) =>
    set(({ runs }) => ({
      runs: Object.fromEntries(Object.entries(runs).filter(([lane]) => !lanes.includes(lane as Lane))),
    })),
  setTape: (model, recording, kind) =>
    set(({ tapes, runs }) => ({
      tapes: {
        ...tapes,
        [model]: {
          recording,
          kind,
          weights: (kind === 'live' && runs[model]) || null,
          previous: tapes[model] ?? null,
        },
      },
    })),
  setBoard: (board) => set({ board }),
  setBaselines: (baselines) => set({ baselines }),
});
