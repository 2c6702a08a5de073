import type { Dataset } from './dataset';
import { decodeDataset } from './datasetFile';
import { fetchBytes } from './fetchBytes';

/** Fetches a data set and checks it; rejects with a `DataError` whose message is for the reader. */
export const openDataset = async (url: string): Promise<Dataset> =>
  decodeDataset(await fetchBytes(url, 'data set'));
