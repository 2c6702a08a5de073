/** The page's end of the training worker. */
import * as Comlink from 'comlink';
import type { BackendName, Preparation, Trainer } from '../protocol';

export interface TrainerClient extends Omit<Trainer, 'boot'> {
  /** `onPreparing` hears how far a GPU is prepared; nothing after the promise is kept. */
  boot(
    requested: BackendName | null,
    onPreparing?: (preparation: Preparation) => void,
  ): ReturnType<Trainer['boot']>;
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
    boot(requested, onPreparing) {
      let booted = false;
      const call = remote.boot(
        requested,
        Comlink.proxy((preparation: Preparation) => {
          // It comes through a channel of its own: the last message may arrive after the result.
          if (!booted) onPreparing?.(preparation);
        }),
        Comlink.proxy((reason: string) => lose(new WorkerLost(`the GPU was lost: ${reason}`))),
      );
      return orLost(call).finally(() => {
        booted = true;
      });
    },
    openDataset: (url) => orLost(remote.openDataset(url)),
    baselines: () => orLost(remote.baselines()),
    test: (lane) => orLost(remote.test(lane)),
    openRun: (model, checkpointUrl) => orLost(remote.openRun(model, checkpointUrl)),
    openShipped: (model, url) => orLost(remote.openShipped(model, url)),
    begin: (lane, model, config) => orLost(remote.begin(lane, model, config)),
    end: (lanes) => orLost(remote.end(lanes)),
    restart: (lane, config) => orLost(remote.restart(lane, config)),
    branch: (lane, config) => orLost(remote.branch(lane, config)),
    branches: (lane) => orLost(remote.branches(lane)),
    rewind: (lane, branch, step, onState) =>
      orLost(remote.rewind(lane, branch, step, Comlink.proxy(onState))),
    removeBranch: (lane, branch) => orLost(remote.removeBranch(lane, branch)),
    reopen: (model, checkpointUrl) => orLost(remote.reopen(model, checkpointUrl)),
    train: (lane, onState, epochs) => orLost(remote.train(lane, Comlink.proxy(onState), epochs)),
    step: (lane) => orLost(remote.step(lane)),
    pause: (lane) => orLost(remote.pause(lane)),
    trace: (lane, request) => orLost(remote.trace(lane, request)),
    traceStep: (lane, request) => orLost(remote.traceStep(lane, request)),
    compareLosses: (lane, request) => orLost(remote.compareLosses(lane, request)),
    recommend: (name, history, k) => orLost(remote.recommend(name, history, k)),
    ranks: (name, request) => orLost(remote.ranks(name, request)),
    gameMap: (lane) => orLost(remote.gameMap(lane)),
    ablate: (lane, history, target) => orLost(remote.ablate(lane, history, target)),
    units: (lane) => orLost(remote.units(lane)),
    examine: (lane) => orLost(remote.examine(lane)),
    exportModel: (lane, format) => orLost(remote.exportModel(lane, format)),
    importWeights: (lane, name, bytes) => orLost(remote.importWeights(lane, name, bytes)),
    close: () => worker.terminate(),
  };
}
