/** Reads what the site has kept in the browser, with the site's own decoder. */
import type { Page } from '@playwright/test';
import type { ModelName } from '../../src/models/config';
import { decodeSnapshot, type Snapshot } from '../../src/train/snapshot';

/** The saved run of a model on the shipped data set; null if there is none. */
export async function savedRun(page: Page, model: ModelName): Promise<Snapshot | null> {
  const text = await page.evaluate(async (key) => {
    // To open a database that is not there would make it, and without what the site puts into it.
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'nextplay')) return null;
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('nextplay'));
    const bytes: Uint8Array | undefined = await answerOf(
      database.transaction('runs').objectStore('runs').get(key),
    );
    database.close();
    return bytes ? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') : null;
  }, `twin/${model}`);
  return text === null ? null : decodeSnapshot(Uint8Array.from(Buffer.from(text, 'latin1')));
}
