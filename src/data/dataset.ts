/** What every other folder knows of a data set: its games and its players' histories, in memory. */

export interface Game {
  /** Steam's app id: the address of a game in URLs, stable across data sets. */
  appId: number;
  title: string;
  genres: string[];
  year: number | null;
}

export interface Dataset {
  manifest: Manifest;
  /** `games[id]` for item ids 1 … V. `games[0]` is the padding item and is never shown. */
  games: Game[];
  /** All histories end to end, as item ids 1 … V. */
  items: Uint16Array;
  /** Player u owns `items[offsets[u]] … items[offsets[u + 1] - 1]`; length is players + 1. */
  offsets: Uint32Array;
}

export interface Manifest {
  /** `steam` (real rows, built locally), `twin` (simulated), or `own-…` (brought by the reader). */
  name: string;
  /** What the reader calls it, where the name is no word. */
  title?: string;
  /** One sentence on where the rows come from, shown wherever the data is named. */
  provenance: string;
  /** True when no history in it is a person's. */
  simulated: boolean;
  recipe: { minMinutes: number; core: number; order: string };
  counts: { players: number; games: number; interactions: number };
  /** What `npm run twin` measured; absent elsewhere. */
  audit?: Record<string, unknown>;
}

export const playerCount = (data: Dataset): number => data.offsets.length - 1;

/** V, without the padding item. */
export const catalogueSize = (data: Dataset): number => data.games.length - 1;

/** A view, not a copy. */
export const historyOf = (data: Dataset, player: number): Uint16Array =>
  data.items.subarray(data.offsets[player], data.offsets[player + 1]);

/** What stands at `games[0]`. */
export const paddingGame: Game = { appId: 0, title: '', genres: [], year: null };
