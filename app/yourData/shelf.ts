/** The data sets of this browser, as the page lists them, and what can be done with them. */
import { create } from 'zustand';
import { isOwnName, type OwnName } from '../../src/data/own/name';
import type { OwnEntry } from '../../src/data/own/shelf';
import type { ModelName } from '../../src/models/config';
import { chooseData, letGo, pauseRuns, resumeRuns } from '../lab/bench';
import { useStore } from '../store/store';
import { applyUrl, urlStateOf } from '../store/sync';
import { writeUrl } from '../store/url';
import { saveFile } from '../ui/saveFile';
import { putAway, reader, useBringing } from './bringing';

interface Shelf {
  entries: OwnEntry[];
  /** Why nothing can be kept here: a sentence for the reader. */
  error: string | null;
}

export const useShelf = create<Shelf>()(() => ({ entries: [], error: null }));

export async function lookAtShelf(): Promise<void> {
  try {
    const { ownEntries } = await import('../../src/data/own/shelf');
    useShelf.setState({ entries: await ownEntries(), error: null });
  } catch (error) {
    useShelf.setState({ error: error instanceof Error ? error.message : String(error) });
  }
}

/** From now on every page shows this data. */
export const use = (name: 'twin' | OwnName): Promise<void> => chooseData(name);

/** Keeps what was built, and opens it. */
export async function keep(title: string): Promise<void> {
  const entry = await reader().ask((worker) => worker.keep(title));
  await lookAtShelf();
  await use(entry.name);
  useBringing.setState({ kept: entry.name });
}

export async function remove(name: OwnName): Promise<void> {
  if (useStore.getState().dataName === name) await use('twin');
  const [{ removeOwn }, { removeRuns }] = await Promise.all([
    import('../../src/data/own/shelf'),
    import('../../src/train/course/storage'),
  ]);
  await removeOwn(name);
  await removeRuns(name);
  if (useBringing.getState().kept === name) useBringing.setState({ kept: null });
  await lookAtShelf();
}

/**
 * Gives the reader a file with a data set, its runs, and the state of the page.
 * @param onPaused hears of the models whose training stands still while the file is written; they go on afterwards
 */
export async function saveToFile(
  name: string,
  title: string,
  onPaused: (models: readonly ModelName[]) => void,
): Promise<void> {
  const { dataName } = useStore.getState();
  const paused = dataName === name ? await pauseRuns() : null;
  onPaused(paused?.models ?? []);
  try {
    const state = urlStateOf(useStore.getState());
    const search = writeUrl(
      dataName === name ? state : { config: {}, data: isOwnName(name) ? name : undefined },
    );
    const blob = await reader().ask((worker) => worker.save(name, title, search));
    const plain = title.replace(/\.[a-z.]+$/i, '').replace(/[^\p{L}\d]+/gu, '-');
    saveFile(`${plain || name}.nextplay`, blob);
  } finally {
    if (paused) resumeRuns(paused);
  }
}

/** Keeps what a saved file held, and goes where its reader was. */
export async function takeSaved(replace: boolean): Promise<void> {
  const { saved } = useBringing.getState();
  if (!saved) return;
  // Runs that are open here would be written over what comes.
  await letGo();
  await reader().ask((worker) => worker.take(replace));
  await lookAtShelf();
  applyUrl(useStore, saved.search);
  putAway();
}
