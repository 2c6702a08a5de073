/** Runs kept in this browser, one for each data set and model. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ModelName } from '../models/config';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from './snapshot';

interface Schema extends DBSchema {
  runs: { key: string; value: Uint8Array };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('nextplay', 1, { upgrade: (db) => void db.createObjectStore('runs') });
  return database;
}

const keyOf = (dataset: string, model: ModelName): string => `${dataset}/${model}`;

export async function saveRun(snapshot: Snapshot): Promise<void> {
  await (await open()).put('runs', encodeSnapshot(snapshot), keyOf(snapshot.dataset, snapshot.model));
}

/** Whether a run was saved: asked before the worker is needed, and nothing of the run is read. */
export async function hasRun(dataset: string, model: ModelName): Promise<boolean> {
  return (await (await open()).count('runs', keyOf(dataset, model))) > 0;
}

/** Null if nothing was saved. Rejects with a `DataError` if what was saved cannot be used. */
export async function loadRun(dataset: string, model: ModelName): Promise<Snapshot | null> {
  const bytes = await (await open()).get('runs', keyOf(dataset, model));
  return bytes ? decodeSnapshot(bytes) : null;
}

export async function deleteRun(dataset: string, model: ModelName): Promise<void> {
  await (await open()).delete('runs', keyOf(dataset, model));
}
