/** Reads what the site has kept in the browser, with the site's own decoder. */
import type { Page } from '@playwright/test';
import type { ModelName } from '../../src/models/config';
import { decodeSnapshot, type Snapshot } from '../../src/train/snapshot';

/** The saved run of a model on the shipped data set; null if there is none. */
export async function savedRun(page: Page, model: ModelName): Promise<Snapshot | null> {
  const text = await page.evaluate(
    (key) =>
      new Promise<string | null>((resolve, reject) => {
        const opening = indexedDB.open('nextplay');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains('runs')) {
            db.close();
            resolve(null);
            return;
          }
          const reading = db.transaction('runs').objectStore('runs').get(key);
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            db.close();
            const bytes = reading.result as Uint8Array | undefined;
            resolve(bytes ? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') : null);
          };
        };
      }),
    `twin/${model}`,
  );
  return text === null ? null : decodeSnapshot(Uint8Array.from(Buffer.from(text, 'latin1')));
}
