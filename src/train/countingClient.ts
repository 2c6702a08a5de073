/** The page's end of the counting worker. */
import * as Comlink from 'comlink';
import { WorkerLost } from './client';
import type { Counter } from './countingProtocol';

export interface CountingClient {
  /** Puts a question to the worker; rejects with `WorkerLost` if it can answer no more. */
  ask<T>(question: (counter: Comlink.Remote<Counter>) => Promise<T>): Promise<T>;
  close(): void;
}

export function startCounting(): CountingClient {
  const worker = new Worker(new URL('./counting.worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<Counter>(worker);
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new WorkerLost(event.message || 'the counting worker could not be loaded'));
    });
  });
  // It is heard through the questions.
  lost.catch(() => {});
  return {
    ask: (question) => Promise.race([question(remote), lost]),
    close: () => worker.terminate(),
  };
}
