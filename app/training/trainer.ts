/**
 * The page's hold on the training worker: started on first need, because tfjs is large; started again, with what was
 * saved, when it is lost.
 */
import { isModel, type ModelName, type RunConfig } from '../../src/models/config';
import { startTrainer, type TrainerClient, WorkerLost } from '../../src/train/client';
import type {
  BackendName,
  GameMap,
  Ranks,
  RanksRequest,
  RecommenderName,
  RunState,
  StepRequest,
  StepTape,
} from '../../src/train/protocol';
import { datasetUrl } from '../store/dataset';
import { useStore } from '../store/store';

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
    const backend = await client.boot(requested);
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
  const open = Object.keys(getState().runs) as ModelName[];
  getState().say(`Training stopped (${reason}). It goes on from what was saved, on WebAssembly.`);
  trainer = boot('wasm');
  for (const model of open) await openRun(model).catch(() => {});
}

/** Forgets the worker; what was saved stays. */
function closeTrainer(): void {
  generation++;
  trainer?.then((client) => client.close()).catch(() => {});
  trainer = null;
  opened.clear();
  tracing.clear();
  stale.clear();
  setState({ runs: {}, tapes: {}, backend: null, backendError: null, baselines: null });
}

useStore.subscribe((now, before) => {
  if (now.dataName !== before.dataName || now.requestedBackend !== before.requestedBackend) closeTrainer();
});

const opened = new Map<ModelName, { generation: number; run: Promise<RunState> }>();

/** The checkpoints that ship with the site were trained on the twin: they fit no other data. */
export const checkpointUrl = (model: ModelName): string | null =>
  getState().dataName === 'twin'
    ? new URL(`${import.meta.env.BASE_URL}data/checkpoints/${model}.bin`, location.href).href
    : null;

/** The run of a model: the one saved here, else the one shipped, else a fresh one. */
export async function openRun(model: ModelName): Promise<TrainerClient> {
  const client = await ready();
  if (opened.get(model)?.generation !== generation) {
    const run = client.openRun(model, checkpointUrl(model));
    opened.set(model, { generation, run });
    accept(await run);
  }
  await opened.get(model)?.run;
  return client;
}

/** Opens the run that was saved here, if one was: a page then shows the model as its reader left it. */
export async function openSavedRun(model: ModelName): Promise<void> {
  const { hasRun } = await import('../../src/train/storage');
  if (!(await hasRun(getState().dataName, model))) return;
  await openRun(model);
  await retrace(model);
}

function accept(run: RunState): void {
  getState().setRun(run);
  if (run.notice && run.status !== 'failed') getState().say(run.notice);
}

/** While training, the figures follow at this pace. */
const FOLLOW_MS = 1000;

/** Trains a model until it is done or paused. A run that is done, or that came with the site, begins anew. */
export async function train(model: ModelName): Promise<void> {
  const client = await openRun(model);
  let followed = performance.now();
  let stopped = false;
  const final = await client.train(model, (run) => {
    // Progress comes through a channel of its own: its last message may arrive after the result.
    if (stopped) return;
    accept(run);
    if (performance.now() - followed < FOLLOW_MS) return;
    followed = performance.now();
    void retrace(model);
  });
  stopped = true;
  accept(final);
  await retrace(model);
}

export async function pause(model: ModelName): Promise<void> {
  await (await ready()).pause(model);
}

/** One update. */
export async function step(model: ModelName): Promise<void> {
  accept(await (await openRun(model)).step(model));
  await retrace(model);
}

/** A fresh run with these settings. */
export async function restart(model: ModelName, config: RunConfig): Promise<void> {
  const client = await openRun(model);
  accept(await client.restart(model, config));
  await retrace(model);
}

/** Gives the run up for the model that ships with the site. */
export async function backToShipped(model: ModelName): Promise<void> {
  const url = checkpointUrl(model);
  if (!url) return;
  const client = await openRun(model);
  accept(await client.reopen(model, url));
  await retrace(model);
}

/** The table to quote: every player's last game. */
export async function test(model: ModelName) {
  return (await openRun(model)).test(model);
}

/** One training step on a history, taken apart; the run stays as it is. */
export async function traceStep(model: ModelName, request: StepRequest): Promise<StepTape> {
  return (await openRun(model)).traceStep(model, request);
}

const opening = (name: RecommenderName): Promise<TrainerClient> => (isModel(name) ? openRun(name) : ready());

/** Where a recommender ranks the last game of each player. */
export async function ranksOf(name: RecommenderName, request: RanksRequest): Promise<Ranks> {
  return (await opening(name)).ranks(name, request);
}

/** The k games that a recommender would put first after a history. */
export async function recommend(name: RecommenderName, history: number[], k: number): Promise<number[]> {
  return (await opening(name)).recommend(name, history, k);
}

/** What a prediction owes to each game before it. */
export async function ablate(model: ModelName, history: number[], target: number) {
  return (await openRun(model)).ablate(model, history, target);
}

/** The games as a model knows them now. */
export async function gameMap(model: ModelName): Promise<GameMap> {
  return (await openRun(model)).gameMap(model);
}

const tracing = new Set<ModelName>();
const stale = new Set<ModelName>();

/** Records a fresh tape of the history on the page. Calls while one is under way become one more. */
export async function retrace(model: ModelName): Promise<void> {
  if (tracing.has(model)) {
    stale.add(model);
    return;
  }
  tracing.add(model);
  try {
    do {
      stale.delete(model);
      const { history, masked, tapes } = getState();
      const read = history ?? tapes[model]?.recording.history;
      if (!read?.length) break;
      const client = await openRun(model);
      const recording = await client.trace(model, { history: read, masked });
      getState().setTape(model, recording, 'live');
    } while (stale.has(model));
  } catch (error) {
    complain(error);
  } finally {
    tracing.delete(model);
  }
}
