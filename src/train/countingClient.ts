/** The page's end of the counting worker. */
import type { Counter } from './countingProtocol';
import { clientOf, type WorkerClient } from './workerClient';

export type CountingClient = WorkerClient<Counter>;

export const startCounting = (): CountingClient =>
  clientOf(new Worker(new URL('./counting.worker.ts', import.meta.url), { type: 'module' }), 'counting');
