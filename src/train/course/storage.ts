/** Where runs are kept in this browser: bytes by name, with one tab at a time allowed to write those of a run. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ModelName } from '../../models/config';

interface Schema extends DBSchema {
  runs: { key: string; value: Uint8Array };
}

/** Bytes by name. Several are written at once or not at all. */
export interface Storage {
  get(name: string): Promise<Uint8Array | null>;
  put(entries: Record<string, Uint8Array>): Promise<void>;
  remove(names: string[]): Promise<void>;
  clear(): Promise<void>;
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('nextplay', 1, { upgrade: (db) => void db.createObjectStore('runs') });
  return database;
}

const folderOf = (dataset: string, model: ModelName): string => `${dataset}/${model}`;

/** The name under which a run itself is kept, beside its keyframes. */
export const RUN = '';

/** Whether a run was saved: asked before the worker is needed, and nothing of the run is read. */
export async function hasRun(dataset: string, model: ModelName): Promise<boolean> {
  return (await (await open()).count('runs', folderOf(dataset, model) + RUN)) > 0;
}

const allOf = (dataset: string) => IDBKeyRange.bound(`${dataset}/`, `${dataset}/\uffff`);

/** Everything that is kept of the runs on a data set: 'sasrec' is a run, and 'sasrec/…' what belongs to it. */
export async function savedRuns(dataset: string): Promise<Map<string, Uint8Array>> {
  const store = (await open()).transaction('runs').store;
  const [keys, values] = await Promise.all([store.getAllKeys(allOf(dataset)), store.getAll(allOf(dataset))]);
  return new Map(keys.map((key, i) => [key.slice(dataset.length + 1), values[i]]));
}

/** Forgets the runs on a data set that is given up. */
export async function removeRuns(dataset: string): Promise<void> {
  await (await open()).delete('runs', allOf(dataset));
}

/** Puts saved runs in the place of those of their models, all of them or none. Claim them first. */
export async function replaceRuns(
  dataset: string,
  models: readonly ModelName[],
  runs: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const { store, done } = (await open()).transaction('runs', 'readwrite');
  for (const model of models) {
    void store.delete(allUnder(folderOf(dataset, model)));
    for (const [key, bytes] of runs)
      if (key === model || key.startsWith(`${model}/`)) void store.put(bytes.slice(), `${dataset}/${key}`);
  }
  await done;
}

/** A run, and what is kept beside it. */
const allUnder = (folder: string) => IDBKeyRange.bound(folder, `${folder}/\uffff`);

function inDatabase(folder: string): Storage {
  const writing = async () => (await open()).transaction('runs', 'readwrite');
  return {
    get: async (name) => (await (await open()).get('runs', folder + name)) ?? null,
    async put(entries) {
      const { store, done } = await writing();
      for (const [name, bytes] of Object.entries(entries)) void store.put(bytes, folder + name);
      await done;
    },
    async remove(names) {
      const { store, done } = await writing();
      for (const name of names) void store.delete(folder + name);
      await done;
    },
    async clear() {
      await (await open()).delete('runs', allUnder(folder));
    },
  };
}

/** Kept as long as the page. */
export function inMemory(): Storage {
  const kept = new Map<string, Uint8Array>();
  return {
    get: async (name) => kept.get(name) ?? null,
    put: async (entries) => Object.entries(entries).forEach(([name, bytes]) => void kept.set(name, bytes)),
    remove: async (names) => names.forEach((name) => void kept.delete(name)),
    clear: async () => kept.clear(),
  };
}

/** What this tab writes of a run that another tab holds: seen here only, over what is in the browser. */
function over(below: Storage): Storage {
  const here = inMemory();
  let cleared = false;
  return {
    ...here,
    get: async (name) => (await here.get(name)) ?? (cleared ? null : below.get(name).catch(() => null)),
    async clear() {
      cleared = true;
      await here.clear();
    },
  };
}

/** Writes into memory from the first write that fails: a full disk or a forbidden storage ends no training. */
export function orInMemory(storage: Storage, onFailure: (reason: string) => void): Storage {
  let current = storage;
  const trying = async (write: (to: Storage) => Promise<void>) => {
    try {
      await write(current);
    } catch (error) {
      if (current !== storage) throw error;
      current = over(storage);
      onFailure(error instanceof Error ? error.message : String(error));
      await write(current);
    }
  };
  return {
    get: (name) => current.get(name),
    put: (entries) => trying((to) => to.put(entries)),
    remove: (names) => trying((to) => to.remove(names)),
    clear: () => trying((to) => to.clear()),
  };
}

export interface Claimed {
  storage: Storage;
  /** Another tab has claimed this run: what is written here is gone with the page. */
  elsewhere: boolean;
  release(): void;
}

/** A worker that has just been closed lets go a moment later. */
const CLAIM_MS = 800;

/** Claims a run for this tab, until released or until the tab is closed. */
export async function claim(dataset: string, model: ModelName): Promise<Claimed> {
  const folder = folderOf(dataset, model);
  const storage = inDatabase(folder);
  let release = () => {};
  const mine = await new Promise<boolean>((resolve) => {
    // Only secure pages have locks.
    if (!navigator.locks) return resolve(true);
    const held = new Promise<void>((done) => {
      release = done;
    });
    navigator.locks
      .request(`nextplay/${folder}`, { signal: AbortSignal.timeout(CLAIM_MS) }, () => {
        resolve(true);
        return held;
      })
      // Where locks are denied, as in a frame of another site, so is storage: the run is kept in memory.
      .catch((error: Error) => resolve(error.name !== 'TimeoutError'));
  });
  return mine ? { storage, elsewhere: false, release } : { storage: over(storage), elsewhere: true, release };
}
