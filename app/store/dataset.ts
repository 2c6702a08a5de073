/** Which data set is open, and the games by their app ids. */
import type { Dataset } from '../../src/data/dataset';
import { openDataset } from '../../src/data/openDataset';
import { isOwnName, NotHere, ownUrl } from '../../src/data/own/name';
import type { PageState } from './properties';
import type { Slice } from './store';

export type DatasetName = PageState['data'];

export interface DatasetSlice {
  /** The one that is open or being opened. */
  dataName: DatasetName;
  dataset: Dataset | null;
  /** Why it could not be opened: a sentence for the reader. */
  dataError: string | null;
  /** Item id of a Steam app id. */
  itemOf: Map<number, number>;
  openData(name: DatasetName): Promise<void>;
}

export const datasetUrl = (name: DatasetName): string =>
  isOwnName(name) ? ownUrl(name) : `${import.meta.env.BASE_URL}data/${name}/dataset.bin`;

/** What to set when another data set is chosen: the old one's items mean nothing in it. */
export const choosing = (dataName: DatasetName) => ({
  dataName,
  dataset: null,
  dataError: null,
  history: null,
});

const INSTEAD =
  'The simulated players are shown instead. Bring the file, or one saved with everything, under “Your data”.';

export const datasetSlice: Slice<DatasetSlice> = (set, get) => ({
  dataName: 'twin',
  dataset: null,
  dataError: null,
  itemOf: new Map(),

  async openData(name) {
    set({ dataName: name, dataError: null });
    try {
      const dataset = await openDataset(datasetUrl(name));
      if (get().dataName !== name) return;
      const itemOf = new Map(dataset.games.flatMap(({ appId }, item) => (item > 0 ? [[appId, item]] : [])));
      set({ dataset, itemOf });
      get().takeGames();
    } catch (error) {
      if (get().dataName !== name) return;
      if (error instanceof NotHere) {
        get().say(`${error.message} ${INSTEAD}`);
        set({ ...choosing('twin'), requestedGames: null });
        return;
      }
      set({ dataError: error instanceof Error ? error.message : String(error) });
    }
  },
});
