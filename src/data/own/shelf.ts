/** The data sets that the reader has brought, in this browser: their files, and what a list shows of them. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { DataError } from '../dataError';
import type { Manifest } from '../dataset';
import { NotHere, type OwnName } from './name';

export interface OwnEntry {
  name: OwnName;
  /** What the reader calls it: the name of the file at first. */
  title: string;
  counts: Manifest['counts'];
  bytes: number;
  /** Milliseconds since 1970. */
  savedAt: number;
}

interface Schema extends DBSchema {
  entries: { key: string; value: OwnEntry };
  files: { key: string; value: Uint8Array };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('nextplay-data', 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'name' });
      db.createObjectStore('files');
    },
  }).catch((error: Error) => {
    database = undefined;
    throw new DataError(`This browser does not let the site keep anything (${error.message}).`);
  });
  return database;
}

/** The newest first. */
export async function ownEntries(): Promise<OwnEntry[]> {
  const entries = await (await open()).getAll('entries');
  return entries.sort((a, b) => b.savedAt - a.savedAt);
}

export async function readOwn(name: OwnName): Promise<Uint8Array> {
  const bytes = await (await open()).get('files', name);
  if (bytes) return bytes;
  throw new NotHere(name);
}

/** Both or nothing. */
export async function keepOwn(entry: OwnEntry, bytes: Uint8Array): Promise<void> {
  const transaction = (await open()).transaction(['entries', 'files'], 'readwrite');
  try {
    await Promise.all([
      transaction.objectStore('entries').put(entry),
      transaction.objectStore('files').put(bytes, entry.name),
      transaction.done,
    ]);
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw new DataError(
      full
        ? 'This browser has no room left for the data set: remove another one, or free some space on the disk.'
        : `This browser could not keep the data set (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

export async function removeOwn(name: OwnName): Promise<void> {
  const transaction = (await open()).transaction(['entries', 'files'], 'readwrite');
  await Promise.all([
    transaction.objectStore('entries').delete(name),
    transaction.objectStore('files').delete(name),
    transaction.done,
  ]);
}
