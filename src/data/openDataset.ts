import type { Dataset } from './dataset';
import { decodeDataset } from './datasetFile';
import { fetchBytes } from './fetchBytes';
import { ownNameIn } from './own/name';

/**
 * Fetches a data set, or takes it from where this browser keeps those that its reader has brought, and checks it; rejects
 * with a `DataError` whose message is for the reader.
 */
export async function openDataset(url: string): Promise<Dataset> {
  const bytes = await bytesAt(url);
  await breath();
  const dataset = decodeDataset(bytes);
  await breath();
  return dataset;
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const own = ownNameIn(url);
  if (!own) return fetchBytes(url, 'data set');
  const { readOwn } = await import('./own/shelf');
  return readOwn(own);
}

/** Between two things that take long, a page can answer its reader. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
