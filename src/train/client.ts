/** The page's end of the training worker. */
import * as Comlink from 'comlink';
import type { BackendName, ModelName, RunState, Trainer } from './protocol';

export interface TrainerClient extends Omit<Trainer, 'boot' | 'train'> {
  boot(requested: BackendName | null): ReturnType<Trainer['boot']>;
  train(model: ModelName, onState: (state: RunState) => void): Promise<RunState>;
  /** Ends the worker; what was saved stays. */
  close(): void;
}

/** The worker can do no more. `onLost` hears of it once; every call under way rejects with this. */
export class WorkerLost extends Error {
  override name = 'WorkerLost';
}

/** What a GPU that goes away breaks off fails before the browser says why: the better reason is waited for. */
async function onSecondThought(error: unknown): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  throw error;
}

/**
 * Starts a worker.
 *
 * @param onLost hears, once, that the worker can do no more: it threw outside a call, or its GPU went away
 */
export function startTrainer(onLost: (reason: string) => void): TrainerClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<Trainer>(worker);
  let lose: (reason: WorkerLost) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  lost.catch((error: Error) => {
    worker.terminate();
    onLost(error.message);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    lose(new WorkerLost(event.message || 'the training worker could not be loaded'));
  });
  const orLost = <T>(call: Promise<T>): Promise<T> => Promise.race([call.catch(onSecondThought), lost]);
  return {
    boot: (requested) =>
      orLost(
        remote.boot(
          requested,
          Comlink.proxy((reason: string) => lose(new WorkerLost(`the GPU was lost: ${reason}`))),
        ),
      ),
    openDataset: (url) => orLost(remote.openDataset(url)),
    baselines: () => orLost(remote.baselines()),
    test: (model) => orLost(remote.test(model)),
    openRun: (model, checkpointUrl) => orLost(remote.openRun(model, checkpointUrl)),
    restart: (model, config) => orLost(remote.restart(model, config)),
    reopen: (model, checkpointUrl) => orLost(remote.reopen(model, checkpointUrl)),
    train: (model, onState) => orLost(remote.train(model, Comlink.proxy(onState))),
    step: (model) => orLost(remote.step(model)),
    pause: (model) => orLost(remote.pause(model)),
    trace: (model, request) => orLost(remote.trace(model, request)),
    traceStep: (model, request) => orLost(remote.traceStep(model, request)),
    recommend: (name, history, k) => orLost(remote.recommend(name, history, k)),
    ranks: (name, request) => orLost(remote.ranks(name, request)),
    gameMap: (model) => orLost(remote.gameMap(model)),
    ablate: (model, history, target) => orLost(remote.ablate(model, history, target)),
    close: () => worker.terminate(),
  };
}
