/** From histories of app ids to a data set: games numbered 1 … V by app id, histories end to end. */
import type { Histories } from './core';
import { DataError } from './dataError';
import { type Dataset, type Game, paddingGame } from './dataset';
import type { Recipe } from './recipe';

/** Item ids are stored in 16 bits. */
const maxGames = 65_535;

export interface Origin {
  name: string;
  provenance: string;
  simulated: boolean;
  recipe: Recipe;
}

export function buildDataset(
  histories: Histories,
  describe: (appId: number) => Game,
  { recipe, ...origin }: Origin,
): Dataset {
  const appIds = [...new Set(histories.flat())].sort((a, b) => a - b);
  if (appIds.length > maxGames) {
    throw new DataError(
      `${appIds.length} games are left after the filters, and ${maxGames} is the most there can be.`,
    );
  }
  const itemId = new Map(appIds.map((appId, index) => [appId, index + 1]));
  const offsets = new Uint32Array(histories.length + 1);
  for (const [player, history] of histories.entries()) offsets[player + 1] = offsets[player] + history.length;
  const items = new Uint16Array(offsets[histories.length]);
  for (const [player, history] of histories.entries()) {
    items.set(
      history.map((appId) => itemId.get(appId) ?? 0),
      offsets[player],
    );
  }
  return {
    manifest: {
      ...origin,
      recipe: { ...recipe, order: 'library' },
      counts: { players: histories.length, games: appIds.length, interactions: items.length },
    },
    games: [paddingGame, ...appIds.map(describe)],
    items,
    offsets,
  };
}
