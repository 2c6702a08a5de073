/** The page's end of the worker that reads files. */

import { clientOf, type WorkerClient } from '../worker/workerClient';
import type { OwnData } from './ownProtocol';

export type OwnDataClient = WorkerClient<OwnData>;

export const startOwnData = (): OwnDataClient =>
  clientOf(new Worker(new URL('./own.worker.ts', import.meta.url), { type: 'module' }), 'reading');
