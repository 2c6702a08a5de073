/** The page's end of a worker that answers questions. */
import * as Comlink from 'comlink';
import { WorkerLost } from './client';

export interface WorkerClient<T> {
  /** Puts a question to the worker; rejects with `WorkerLost` if it can answer no more. */
  ask<A>(question: (remote: Comlink.Remote<T>) => Promise<A>): Promise<A>;
  close(): void;
}

/** @param what names the worker where it could not be loaded: 'counting', … */
export function clientOf<T>(worker: Worker, what: string): WorkerClient<T> {
  const remote = Comlink.wrap<T>(worker);
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new WorkerLost(event.message || `the ${what} worker could not be loaded`));
    });
  });
  // It is heard through the questions.
  lost.catch(() => {});
  return {
    ask: (question) => Promise.race([question(remote), lost]),
    close: () => worker.terminate(),
  };
}
