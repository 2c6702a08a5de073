/**
 * The page's hold on the training worker: started on first need, because tfjs is large; started again, with what was
 * saved, when it is lost.
 */
import { isModel, type ModelName, type RunConfig } from '../../src/models/config';
import type { Recording } from '../../src/nn/recording';
import type {
  BackendName,
  BaselineName,
  Examination,
  ExportedFile,
  ExportFormat,
  GameMap,
  Lane,
  LossDemand,
  LossesRequest,
  Ranks,
  RanksRequest,
  RunState,
  StepRequest,
  StepTape,
  TraceRequest,
  UnitResponses,
} from '../../src/train/protocol';
import { startTrainer, type TrainerClient, WorkerLost } from '../../src/train/worker/client';
import { datasetUrl } from '../store/dataset';
import { type Store, useStore } from '../store/store';
import { drawn } from '../ui/drawn';
import { checkpointUrlOf } from './recorded';

const { getState, setState } = useStore;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Tells the reader what went wrong, unless it is that the worker was lost: that has been said. */
export function complain(error: unknown): void {
  if (!(error instanceof WorkerLost)) getState().say(reasonOf(error));
}

let trainer: Promise<TrainerClient> | null = null;
let generation = 0;

/** The worker, booted and with the open data set. Rejects, and says so in the store, if nothing here can compute. */
function ready(): Promise<TrainerClient> {
  trainer ??= boot(getState().requestedBackend);
  return trainer;
}

async function boot(requested: BackendName | null): Promise<TrainerClient> {
  const mine = ++generation;
  const client = startTrainer((reason) => {
    if (mine === generation) void recover(reason);
  });
  try {
    const backend = await client.boot(requested, (preparation) => {
      if (mine === generation) getState().setPreparation(preparation);
    });
    if (mine !== generation) throw new Error('Another data set or backend was chosen meanwhile.');
    getState().setBackend(backend);
    await client.openDataset(new URL(datasetUrl(getState().dataName), location.href).href);
  } catch (error) {
    if (mine === generation) {
      trainer = null;
      getState().setBackendError(reasonOf(error));
    }
    throw error;
  }
  client.baselines().then(getState().setBaselines, () => {});
  return client;
}

/** A worker that is lost again so soon is not going to work. */
const PATIENCE_MS = 15_000;
let lastLost = Number.NEGATIVE_INFINITY;

/** Without the GPU that may be what went away; every run comes back as it was last saved. */
async function recover(reason: string): Promise<void> {
  const again = performance.now() - lastLost < PATIENCE_MS;
  lastLost = performance.now();
  if (again) {
    closeTrainer();
    getState().setBackendError(
      `Models cannot run in this browser (${reason}). Reload the page to try again.`,
    );
    return;
  }
  const lanes = Object.keys(getState().runs) as Lane[];
  const open = lanes.filter(isModel);
  getState().dropRuns(lanes.filter((lane) => !isModel(lane)));
  getState().say(`Training stopped (${reason}). It goes on from what was saved, on WebAssembly.`);
  trainer = boot('wasm');
  for (const model of open) await openRun(model).catch(() => {});
}

/** Forgets the worker, with the runs that it holds; what was saved stays. */
export function closeTrainer(): void {
  generation++;
  trainer?.then((client) => client.close()).catch(() => {});
  trainer = null;
  opened.clear();
  tracing.clear();
  stale.clear();
  setState({
    runs: {},
    branches: {},
    tapes: {},
    backend: null,
    preparation: null,
    backendError: null,
    baselines: null,
  });
}

useStore.subscribe((now, before) => {
  if (now.dataName !== before.dataName || now.requestedBackend !== before.requestedBackend) closeTrainer();
});

interface OpenedRun {
  generation: number;
  run: Promise<RunState>;
  /** Once the run is open. */
  client?: TrainerClient;
}

const opened = new Map<ModelName, OpenedRun>();

/** The checkpoints that ship fit no data but the twin. */
export const checkpointUrl = (model: ModelName): string | null =>
  getState().dataName === 'twin' ? checkpointUrlOf(model) : null;

/** The run of a model: the one saved here, else the one shipped, else a fresh one. */
export async function openRun(model: ModelName): Promise<TrainerClient> {
  const client = await ready();
  if (opened.get(model)?.generation !== generation) {
    const url = checkpointUrl(model);
    const shipped = getState().guest && url;
    const run = shipped ? client.openShipped(model, url) : client.openRun(model, url);
    const entry: OpenedRun = { generation, run };
    opened.set(model, entry);
    accept(await run);
    entry.client = client;
    await readBranches(model);
  }
  await opened.get(model)?.run;
  return client;
}

/** The worker, where this run is open already: a question that awaits nothing is out before the page draws what led to it. */
function openClient(model: ModelName): TrainerClient | undefined {
  const run = opened.get(model);
  return run?.generation === generation ? run.client : undefined;
}

/** Opens the run that was saved here, if one was: a page then shows the model as its reader left it. */
export async function openSavedRun(model: ModelName): Promise<void> {
  const { hasRun } = await import('../../src/train/course/storage');
  if (!(await hasRun(getState().dataName, model))) return;
  await openRun(model);
  await retrace(model);
}

/** What a run has to say is said once, not at every report. */
function accept(run: RunState): void {
  const said = getState().runs[run.lane]?.notice;
  getState().setRun(run);
  if (run.notice && run.notice !== said && run.status !== 'failed') getState().say(run.notice);
}

/** While training, the figures follow at this pace. */
const FOLLOW_MS = 1000;

async function readBranches(lane: Lane): Promise<void> {
  getState().setBranches(lane, await (await ready()).branches(lane));
}

/** Follows a run that is on its way, until it stands still again. */
async function follow(
  lane: Lane,
  work: (client: TrainerClient, onState: (run: RunState) => Promise<void>) => Promise<RunState>,
): Promise<void> {
  const client = await opening(lane);
  let followed = performance.now();
  let stopped = false;
  const final = await work(client, async (run) => {
    // Progress comes through a channel of its own: its last message may arrive after the result.
    if (stopped) return;
    accept(run);
    if (isModel(lane) && performance.now() - followed > FOLLOW_MS) {
      followed = performance.now();
      void retrace(lane);
    }
    // A device that draws slowly is told less often, instead of falling behind.
    await drawn();
  });
  stopped = true;
  accept(final);
  if (!isModel(lane)) return;
  await readBranches(lane);
  await retrace(lane);
}

/** Trains a model until it is done or paused. A run that is done, or that came with the site, begins anew. */
export const train = (lane: Lane, epochs?: number): Promise<void> =>
  follow(lane, (client, onState) => client.train(lane, onState, epochs));

/** Enters a step of a branch again. */
export const rewind = (model: ModelName, branch: number, step: number): Promise<void> =>
  follow(model, (client, onState) => client.rewind(model, branch, step, onState));

export async function pause(lane: Lane): Promise<void> {
  await (await ready()).pause(lane);
}

/** A fresh run in a lane of its own, for one figure: it is not saved, and `end` lets it go. */
export async function begin(lane: Lane, model: ModelName, config: RunConfig): Promise<void> {
  getState().setRun(await (await ready()).begin(lane, model, config));
}

/** Lets go of runs that `begin` made. */
export async function end(lanes: Lane[]): Promise<void> {
  getState().dropRuns(lanes);
  if (trainer) await (await trainer).end(lanes);
}

/** One update. */
export async function step(lane: Lane): Promise<void> {
  accept(await (await opening(lane)).step(lane));
  if (isModel(lane)) await retrace(lane);
}

/** Changes a run, and shows what has become of it. */
async function change(model: ModelName, work: (client: TrainerClient) => Promise<RunState>): Promise<void> {
  accept(await work(await openRun(model)));
  await readBranches(model);
  await retrace(model);
}

/** Fresh weights with these settings. */
export const restart = (model: ModelName, config: RunConfig): Promise<void> =>
  change(model, (client) => client.restart(model, config));

/** Goes on from the present step with other settings. */
export const branch = (model: ModelName, config: RunConfig): Promise<void> =>
  change(model, (client) => client.branch(model, config));

export const removeBranch = (model: ModelName, id: number): Promise<void> =>
  change(model, (client) => client.removeBranch(model, id));

/** Gives the run up for the model that ships with the site. */
export async function backToShipped(model: ModelName): Promise<void> {
  const url = checkpointUrl(model);
  if (url) await change(model, (client) => client.reopen(model, url));
}

/** The table to quote: every player's last game. */
export async function test(model: ModelName) {
  return (await openRun(model)).test(model);
}

/** The tape of any reading, whatever is on the page. */
export async function traceOf(lane: Lane, request: TraceRequest): Promise<Recording> {
  return (await opening(lane)).trace(lane, request);
}

/** One training step on a history, taken apart; the run stays as it is. */
export async function traceStep(model: ModelName, request: StepRequest): Promise<StepTape> {
  return (await openRun(model)).traceStep(model, request);
}

const opening = (name: BaselineName | Lane): Promise<TrainerClient> =>
  isModel(name) ? openRun(name) : ready();

/** Where a recommender ranks the last game of each player. */
export async function ranksOf(name: BaselineName | Lane, request: RanksRequest): Promise<Ranks> {
  return (await opening(name)).ranks(name, request);
}

/** The k games that a recommender would put first after a history. */
export async function recommend(name: BaselineName | Lane, history: number[], k: number): Promise<number[]> {
  return (await opening(name)).recommend(name, history, k);
}

/** What each loss would have the scores do. */
export async function compareLosses(model: ModelName, request: LossesRequest): Promise<LossDemand[]> {
  return (await openRun(model)).compareLosses(model, request);
}

/** What a prediction owes to each game before it. */
export async function ablate(model: ModelName, history: number[], target: number) {
  return (await openRun(model)).ablate(model, history, target);
}

/** What moves the hidden units of GRU4Rec. */
export async function unitsOf(model: ModelName): Promise<UnitResponses> {
  return (await openRun(model)).units(model);
}

/** The games as a model knows them now. */
export async function gameMap(model: ModelName): Promise<GameMap> {
  return (await openRun(model)).gameMap(model);
}

/** Whether a run answers for the right reasons. */
export async function examine(lane: Lane): Promise<Examination> {
  return (await opening(lane)).examine(lane);
}

/** The model as a file for other programs. */
export async function exportModel(model: ModelName, format: ExportFormat): Promise<ExportedFile> {
  return (await openRun(model)).exportModel(model, format);
}

/** Takes up the weights of a file. */
export async function importWeights(model: ModelName, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  await change(model, (client) => client.importWeights(model, file.name, bytes));
}

const tracing = new Set<ModelName>();
const stale = new Set<ModelName>();

/** Also when the page went back to what it had asked before: to the tape that was shown then, nothing had changed. */
const isAnother = ({ history, masked }: Store): boolean =>
  getState().history !== history || getState().masked !== masked;

/** Records a fresh tape of the history on the page. Calls while one is under way become one more. */
export async function retrace(model: ModelName): Promise<void> {
  if (tracing.has(model)) {
    stale.add(model);
    return;
  }
  tracing.add(model);
  let asked: Store;
  try {
    do {
      stale.delete(model);
      asked = getState();
      const read = asked.history ?? asked.tapes[model]?.recording.history;
      if (!read?.length) break;
      const client = openClient(model) ?? (await openRun(model));
      const recording = await client.trace(model, { history: read, masked: asked.masked });
      getState().setTape(model, recording, 'live');
    } while (stale.has(model) || isAnother(asked));
  } catch (error) {
    complain(error);
  } finally {
    tracing.delete(model);
  }
}
