/** The model itself inside an embed: the shipped checkpoint, in a worker, reading whatever the reader makes of the history. */
import type { ModelName } from '../../src/models/config';
import { startTrainer } from '../../src/train/worker/client';
import { datasetUrl } from '../store/dataset';
import { useStore } from '../store/store';
import { checkpointUrlOf } from '../training/recorded';

/** Resolves when the first tape was made here; from then on each change of the history or the masks makes another. */
export async function goLive(model: ModelName): Promise<void> {
  const { getState, subscribe } = useStore;
  const client = startTrainer((reason) =>
    getState().say(`Computing stopped (${reason}). Reload to try again.`),
  );
  let busy = false;
  let stale = false;

  const retrace = async () => {
    if (busy) {
      stale = true;
      return;
    }
    busy = true;
    try {
      do {
        stale = false;
        const { history, masked, tapes } = getState();
        const read = history ?? tapes[model]?.recording.history;
        if (!read?.length) break;
        getState().setTape(model, await client.trace(model, { history: read, masked }), 'live');
      } while (stale);
    } finally {
      busy = false;
    }
  };

  try {
    getState().setBackend(await client.boot(null));
    await client.openDataset(new URL(datasetUrl('twin'), location.href).href);
    getState().setRun(await client.openShipped(model, checkpointUrlOf(model)));
    await retrace();
  } catch (error) {
    client.close();
    throw error;
  }
  subscribe((now, before) => {
    if (now.history === before.history && now.masked === before.masked) return;
    retrace().catch((error) => getState().say(error instanceof Error ? error.message : String(error)));
  });
}
