/** The recording that an embed plays. */
import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
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
