import type { Dataset } from './dataset';
import { decodeDataset } from './datasetFile';
import { fetchBytes } from './fetchBytes';
import { ownNameIn } from './own/name';

/**
 * Fetches a data set, or takes it from where this browser keeps those that its reader has brought, and checks it; rejects
 * with a `DataError` whose message is for the reader.
 */
export async function openDataset(url: string): Promise<Dataset> {
  const own = ownNameIn(url);
  if (!own) return decodeDataset(await fetchBytes(url, 'data set'));
  const { readOwn } = await import('./own/shelf');
  return decodeDataset(await readOwn(own));
}
