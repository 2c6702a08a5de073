/** What the page and the counting worker say to each other. What is counted comes as ids and numbers; titles stay here. */
import type { Peeling } from '../../data/peeling';
import type { OrderTest, PairOrder } from '../../data/precedence';
import type { Tail } from '../../data/tail';
import type { SearchCurve } from '../catalogue/invertedLists';
import type { SemanticIds, Start, Vectors } from '../catalogue/semanticIds';
import type { Crossings } from '../catalogue/versions';
import type { BaselineName, BaselineRow, GameMap } from '../protocol';

/** Why a baseline recommends a game. */
export type Reason =
  | { by: 'popularity'; players: number }
  /** Of the games asked with, the most alike first; 0 of them where none shares a player with it. */
  | { by: 'itemknn'; neighbours: { item: number; similarity: number }[] }
  /** `times` of the `of` times that anything came right after the game `after`, it was this one. */
  | { by: 'markov'; after: number; times: number; of: number };

export interface Recommended {
  item: number;
  score: number;
  reason: Reason;
}

export interface Advice {
  name: BaselineName;
  /** Highest first; games asked with are left out. */
  top: Recommended[];
}

export type SplitName = 'validation' | 'test';

/** Ways to tell the held-out players apart: each shows what a baseline can and cannot do. */
export const sliceNames = ['followed', 'popularity', 'length'] as const;

export type SliceName = (typeof sliceNames)[number];

/** The players for whom a number lies in `from` … `to`. */
export interface Slice {
  from: number;
  /** null: without end. */
  to: number | null;
  players: number;
  rows: BaselineRow[];
}

export interface Results {
  players: number;
  rows: BaselineRow[];
  slices: Record<SliceName, Slice[]>;
}

/** A handful of histories as training batches hold them. */
export interface Packing {
  players: number[];
  /** [players] how many games of each are read. */
  lengths: number[];
  /** [rows][…] which of the players, in the order in which they stand in the row. */
  rows: number[][];
  width: number;
}

/** Shares of the cells of a whole epoch that hold nothing. */
export interface Waste {
  /** Every history padded to L. */
  padded: number;
  /** Each batch padded to its longest. */
  trimmed: number;
  packed: number;
}

export interface Counter {
  /** Loads a data set. Rejects with a sentence for the reader. */
  openDataset(url: string): Promise<void>;
  tail(): Promise<Tail>;
  /** The rounds of the k-core. */
  peel(core: number): Promise<Peeling>;
  /** The pairs with a game, or the most one-sided ones of all that `least` libraries hold. */
  pairs(game: number | null, least: number): Promise<PairOrder[]>;
  orderTest(): Promise<OrderTest>;
  /** A handful of players, another one for each number; what one of them may read is `maxLength` games. */
  packing(draw: number, maxLength: number): Promise<Packing>;
  waste(maxLength: number): Promise<Waste>;
  /** A player's history to begin with: easily surveyed, and ending in a game of which much is known. */
  example(): Promise<number[]>;
  /** What each baseline recommends after a history that is not empty. */
  recommend(history: number[], count: number): Promise<Advice[]>;
  /** The games as the model knows them whose checkpoint is at this address. */
  shippedMap(checkpointUrl: string): Promise<GameMap>;
  /** Codes for the games with these vectors, of `codes` codes a digit. */
  semanticIds(vectors: Vectors, codes: number, start: Start): Promise<SemanticIds>;
  /** What inverted lists of so many cells find of what exact search finds, for the tower at this address. */
  search(towerUrl: string, cells: number): Promise<SearchCurve>;
  /** Each tower's users among each tower's games. */
  crossings(towerUrls: string[]): Promise<Crossings>;
  /** [users of this tower][games of that one] the ten games that the player in this row of the towers is shown. */
  served(towerUrls: string[], row: number): Promise<number[][][]>;
  /** Everybody's held-out game: each baseline's metrics, and where it earns them. */
  results(split: SplitName): Promise<Results>;
}
