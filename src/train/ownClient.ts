/** The page's end of the worker that reads files. */
import type { OwnData } from './ownProtocol';
import { clientOf, type WorkerClient } from './workerClient';

export type OwnDataClient = WorkerClient<OwnData>;

export const startOwnData = (): OwnDataClient =>
  clientOf(new Worker(new URL('./own.worker.ts', import.meta.url), { type: 'module' }), 'reading');
