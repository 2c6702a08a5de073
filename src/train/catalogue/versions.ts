/** User vectors of one version searched in the games of another: what a half-finished deployment serves. */
import { DataError } from '../../data/dataError';
import type { Holdout } from '../../data/split';
import { rankOf } from '../evaluate';
import type { Metrics } from '../protocol';
import { metricsOf } from '../ranks';
import { bestOf, scoresFor, type Tower } from './tower';

/** How many are shown. */
const SHOWN = 10;

export interface Crossings {
  /** Whose vectors they are, as players of the data set. */
  players: number[];
  /** [users of this tower][games of that one] */
  metrics: Metrics[][];
  /** HR@10 of ten games drawn from those that a player does not have. */
  chance: number;
}

/**
 * Every tower's users among every tower's games. All towers are of the same players, and as wide as each other.
 *
 * @param questions of all players of the data set
 */
export function crossingsOf(
  towers: readonly Tower[],
  questions: readonly Holdout[],
  games: number,
): Crossings {
  const [{ players, width }] = towers;
  if (towers.some((tower) => tower.width !== width || tower.players.join() !== players.join()))
    throw new DataError(
      'The vectors that ship with the site are not of the same players: they cannot be compared.',
    );
  const drawn = players.map((player) => SHOWN / (games - new Set(questions[player].input).size));
  const ranks = (users: Tower, table: Float32Array) =>
    players.map((player, row) => rankOf(scoresFor(users, table, row), questions[player]));
  return {
    players,
    metrics: towers.map((users) => towers.map((of) => metricsOf(ranks(users, of.games)))),
    chance: drawn.reduce((sum, share) => sum + share, 0) / drawn.length,
  };
}

/** [users of this tower][games of that one] the ten games that the player in this row is shown. */
export function servedTo(towers: readonly Tower[], questions: readonly Holdout[], row: number): number[][][] {
  const [{ players }] = towers;
  const owned = new Set(questions[players[row]].input);
  return towers.map((users) => towers.map((of) => bestOf(scoresFor(users, of.games, row), SHOWN, owned)));
}
