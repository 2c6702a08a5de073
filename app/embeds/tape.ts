/** The recording that an embed plays, and whether it is what the address asked for. */
import type { ModelName } from '../../src/models/config';
import { type Store, useStore } from '../store/store';
import { showRecordedTape } from '../training/recorded';
import { fetchCatalogue } from './catalogue';

/** Opens the list of games and the shipped tape of a model. Rejects with a sentence for the reader. */
export async function openTape(model: ModelName): Promise<void> {
  const { dataset } = await fetchCatalogue();
  const itemOf = new Map(dataset.games.flatMap(({ appId }, item) => (item > 0 ? [[appId, item]] : [])));
  useStore.setState({ dataset, itemOf });
  useStore.getState().takeGames();
  await showRecordedTape(model);
}

const alike = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** Whether the history or the masks that are wanted are others than those on the tape. */
export function asksForMore({ history, masked, tapes }: Store, model: ModelName): boolean {
  const recording = tapes[model]?.recording;
  if (!recording) return false;
  const hidden = recording.masked.filter((position) => position < recording.history.length);
  return (
    (history !== null && !alike(history, recording.history)) ||
    (model === 'bert4rec' && masked.length > 0 && !alike(masked, hidden))
  );
}
