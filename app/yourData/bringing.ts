/** A file on its way to becoming a data set. It is kept when the reader looks at another page meanwhile. */
import * as Comlink from 'comlink';
import { create } from 'zustand';
import { type Report, type Settings, settings } from '../../src/data/own/build';
import type { Columns } from '../../src/data/own/columns';
import { type Look, type TableLook, withHeader } from '../../src/data/own/look';
import type { OwnName } from '../../src/data/own/name';
import type { OwnedGame } from '../../src/data/own/steamLibrary';
import { type OwnDataClient, startOwnData } from '../../src/train/own/ownClient';
import type { SavedContents } from '../../src/train/own/ownProtocol';
import { WorkerLost } from '../../src/train/worker/client';
import { datasetUrl } from '../store/dataset';

export interface Progress {
  /** Of the file, as it lies on the disk. */
  bytes: number;
  rows: number;
  since: number;
}

export interface Bringing {
  file: File | null;
  look: Look | null;
  settings: Settings;
  /** Whether items are numbered as Steam numbers its games. */
  steam: boolean;
  /** What is going on; null: the page waits for the reader. */
  busy: 'looking' | 'reading' | 'building' | null;
  progress: Progress | null;
  report: Report | null;
  /** The settings or columns have changed since the report was made. */
  stale: boolean;
  /** What was built has been kept, as this. */
  kept: OwnName | null;
  library: OwnedGame[] | null;
  saved: SavedContents | null;
  /** Why it did not work: a sentence for the reader. */
  error: string | null;
}

const nothing: Bringing = {
  file: null,
  look: null,
  settings,
  steam: false,
  busy: null,
  progress: null,
  report: null,
  stale: false,
  kept: null,
  library: null,
  saved: null,
  error: null,
};

export const useBringing = create<Bringing>()(() => nothing);
const { getState, setState } = useBringing;

let client: OwnDataClient | null = null;
/** Whether the worker has the rows of the file by the columns that are chosen. */
let read = false;

/** The worker, started when it is first needed. */
export function reader(): OwnDataClient {
  client ??= startOwnData();
  return client;
}

/** Ends what is going on, and what the worker holds with it. */
function drop(): void {
  client?.close();
  client = null;
  read = false;
}

/** Does a piece of work, unless another file or Cancel comes between. */
async function doing(busy: NonNullable<Bringing['busy']>, work: () => Promise<Partial<Bringing>>) {
  const { file } = getState();
  setState({ busy, error: null });
  try {
    const result = await work();
    if (getState().file === file && getState().busy === busy)
      setState({ ...result, busy: null, progress: null });
  } catch (error) {
    if (getState().file !== file || getState().busy !== busy) return;
    if (error instanceof WorkerLost) drop();
    setState({ busy: null, progress: null, error: reasonOf(error) });
  }
}

/** A sentence, whatever was thrown: an array that does not fit is a RangeError. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'RangeError'
    ? 'This browser has not enough memory for this file: bring a part of it, or close other tabs.'
    : error.message;
}

/** A new file: what was there before is let go. */
export async function bring(file: File): Promise<void> {
  drop();
  setState({ ...nothing, file });
  await doing('looking', async () => {
    const look = await reader().ask<Look>((worker) => worker.look(file));
    if (look.kind === 'library')
      return { look, library: await reader().ask((worker) => worker.library(file)) };
    if (look.kind === 'saved') return { look, saved: await reader().ask((worker) => worker.inspect(file)) };
    return { look, steam: look.kind === 'dump' || look.steam };
  });
}

/** Back to an empty page. */
export function putAway(): void {
  drop();
  setState(nothing);
}

export function cancel(): void {
  drop();
  setState({ busy: null, progress: null, report: null });
}

export function changeColumns(change: Partial<Columns>): void {
  const { look } = getState();
  if (look?.kind !== 'table' && look?.kind !== 'records') return;
  read = false;
  setState({ look: { ...look, columns: { ...look.columns, ...change } }, stale: true, error: null });
}

export function changeHeader(header: boolean): void {
  const { look } = getState();
  if (look?.kind !== 'table') return;
  read = false;
  setState({ look: withHeader(look, header), stale: true, error: null });
}

export const changeSettings = (change: Partial<Settings>): void =>
  setState(({ settings }) => ({ settings: { ...settings, ...change }, stale: true, error: null }));

export const changeSteam = (steam: boolean): void => setState({ steam, stale: true });

/** What is missing before it can be built; null: nothing. */
export function missingIn({ columns }: TableLook): string | null {
  const { user, item } = columns;
  if (user === null || item === null) return 'Say which column holds the user, and which the item.';
  const chosen = Object.values(columns).filter((column) => column !== null);
  return new Set(chosen).size < chosen.length ? 'One column cannot be two things.' : null;
}

/** Reads the file, unless that is done, and builds. */
export async function build(): Promise<void> {
  const { file, look } = getState();
  if (!file || !look || look.kind === 'library' || look.kind === 'saved') return;
  const name = file.name;
  setState({ report: null, kept: null });
  if (!read) {
    const since = performance.now();
    setState({ progress: { bytes: 0, rows: 0, since } });
    const onProgress = (bytes: number, rows: number) => {
      if (getState().busy === 'reading') setState({ progress: { bytes, rows, since } });
    };
    await doing('reading', async () => {
      await reader().ask((worker) => worker.read(file, look, Comlink.proxy(onProgress)));
      read = true;
      return {};
    });
    if (!read) return;
  }
  await doing('building', async () => {
    const { settings, steam } = getState();
    const catalogueUrl = steam ? new URL(datasetUrl('twin'), location.href).href : null;
    const request = { settings, fileName: name, catalogueUrl };
    return { report: await reader().ask((worker) => worker.build(request)), stale: false };
  });
}
