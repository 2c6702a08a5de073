/** What the worker that reads files does for the page. Nothing is sent anywhere: files come in, and stay. */
import { DataError } from '../../data/dataError';
import { encodeDataset } from '../../data/datasetFile';
import type { GameIndex } from '../../data/games';
import { openDataset } from '../../data/openDataset';
import { type Built, buildOwn, type Report } from '../../data/own/build';
import { type Look, lookAt } from '../../data/own/look';
import { isOwnName } from '../../data/own/name';
import { type OnProgress, type Read, readEntries, type Source } from '../../data/own/read';
import { keepOwn, type OwnEntry, readOwn } from '../../data/own/shelf';
import { type OwnedGame, readSteamLibrary } from '../../data/own/steamLibrary';
import { decodeSaved, encodeSaved, modelsIn } from '../course/savedFile';
import { claim, replaceRuns, savedRuns } from '../course/storage';
import type { BuildRequest, OwnData, SavedContents } from './ownProtocol';

const PROGRESS_MS = 100;
const MAX_SAVED = 2 ** 30;

export class OwnDataWorker implements OwnData {
  private entries: Read | null = null;
  private built: Built | null = null;
  private saved: ReturnType<typeof decodeSaved> | null = null;

  look(file: Blob): Promise<Look> {
    return lookAt(file);
  }

  async library(file: Blob): Promise<OwnedGame[]> {
    return readSteamLibrary(await file.text());
  }

  async read(file: Blob, source: Source, onProgress: OnProgress): Promise<void> {
    this.entries = null;
    this.built = null;
    let told = performance.now();
    this.entries = await readEntries(file, source, (bytes, rows) => {
      if (performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      onProgress(bytes, rows);
    });
  }

  async build({ settings, fileName, catalogueUrl }: BuildRequest): Promise<Report> {
    if (!this.entries) throw new Error('No file has been read.');
    this.built = null;
    const catalogue = catalogueUrl ? await catalogueAt(catalogueUrl) : null;
    this.built = buildOwn(this.entries, { settings, source: fileName, catalogue });
    return this.built.report;
  }

  async keep(title: string): Promise<OwnEntry> {
    if (!this.built) throw new Error('No data set has been built.');
    const { dataset } = this.built;
    const { name, counts } = dataset.manifest;
    if (!isOwnName(name)) throw new Error(`${name} is no name of a data set that was brought.`);
    const bytes = encodeDataset({ ...dataset, manifest: { ...dataset.manifest, title } });
    const entry = { name, title, counts, bytes: bytes.length, savedAt: Date.now() };
    await keepOwn(entry, bytes);
    return entry;
  }

  async save(name: string, title: string, search: string): Promise<Blob> {
    const dataset = isOwnName(name) ? await readOwn(name) : null;
    const runs = await savedRuns(name);
    const bytes = encodeSaved({ name, title, search, savedAt: Date.now(), dataset, runs });
    return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' });
  }

  async inspect(file: Blob): Promise<SavedContents> {
    if (file.size > MAX_SAVED) throw new DataError('This file is larger than any that this site has saved.');
    this.saved = null;
    this.saved = decodeSaved(new Uint8Array(await file.arrayBuffer()));
    const { name, title, savedAt, search, counts, runs } = this.saved;
    const models = modelsIn(runs);
    const kept = modelsIn(await savedRuns(name));
    return { name, title, savedAt, search, counts, models, here: models.filter((m) => kept.includes(m)) };
  }

  async take(replace: boolean): Promise<void> {
    if (!this.saved) throw new Error('No file has been opened.');
    const { name, title, dataset, counts, runs } = this.saved;
    if (dataset && counts && isOwnName(name)) {
      await keepOwn({ name, title, counts, bytes: dataset.length, savedAt: Date.now() }, dataset.slice());
    }
    const kept = modelsIn(await savedRuns(name));
    const taken = modelsIn(runs).filter((model) => replace || !kept.includes(model));
    const claims = await Promise.all(taken.map((model) => claim(name, model)));
    try {
      const busy = taken.find((_, i) => claims[i].elsewhere);
      if (busy) {
        throw new DataError(
          `${busy} is open on this data in another tab: close that tab, then open the file again.`,
        );
      }
      await replaceRuns(name, taken, runs);
    } finally {
      for (const { release } of claims) release();
    }
  }
}

/** Titles, genres and years of the games in a data set. */
async function catalogueAt(url: string): Promise<GameIndex> {
  const { games } = await openDataset(url);
  return new Map(games.slice(1).map(({ appId, ...facts }) => [appId, facts]));
}
