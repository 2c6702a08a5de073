/** What the training worker has told the page: its backend, its runs, and the latest tape of each model. */
import type { ModelName, RunConfig } from '../../src/models/config';
import type { Recording } from '../../src/nn/recording';
import type { BackendInfo, BackendName, BaselineRow, RunState } from '../../src/train/protocol';
import type { Slice } from './store';

export interface Tape {
  recording: Recording;
  /** Shipped with the site, or made here and now. */
  kind: 'recorded' | 'live';
}

export interface RunSlice {
  /** The backend that the address asks for. */
  requestedBackend: BackendName | null;
  backend: BackendInfo | null;
  /** Why no backend could be started: a sentence for the reader. */
  backendError: string | null;
  /** The configuration that the address asks for, over a model's defaults. */
  requestedConfig: Partial<RunConfig>;
  runs: Partial<Record<ModelName, RunState>>;
  tapes: Partial<Record<ModelName, Tape>>;
  baselines: BaselineRow[] | null;
  setBackend(backend: BackendInfo): void;
  setBackendError(error: string): void;
  requestConfig(config: Partial<RunConfig>): void;
  setRun(run: RunState): void;
  setTape(model: ModelName, tape: Tape): void;
  setBaselines(rows: BaselineRow[]): void;
}

export const runSlice: Slice<RunSlice> = (set) => ({
  requestedBackend: null,
  backend: null,
  backendError: null,
  requestedConfig: {},
  runs: {},
  tapes: {},
  baselines: null,
  setBackend: (backend) => set({ backend, backendError: null }),
  setBackendError: (backendError) => set({ backendError }),
  requestConfig: (config) =>
    set(({ requestedConfig }) => ({ requestedConfig: { ...requestedConfig, ...config } })),
  setRun: (run) => set(({ runs }) => ({ runs: { ...runs, [run.model]: run } })),
  setTape: (model, tape) => set(({ tapes }) => ({ tapes: { ...tapes, [model]: tape } })),
  setBaselines: (baselines) => set({ baselines }),
});
