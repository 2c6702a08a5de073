/** The page's end of the counting worker. */

import { clientOf, type WorkerClient } from '../worker/workerClient';
import type { Counter } from './countingProtocol';

export type CountingClient = WorkerClient<Counter>;

export const startCounting = (): CountingClient =>
  clientOf(new Worker(new URL('./counting.worker.ts', import.meta.url), { type: 'module' }), 'counting');
