/** User vectors of one version searched in the games of another: what a half-finished deployment serves. */
import { DataError } from '../../data/dataError';
import type { Holdout } from '../../data/split';
import { rankOf } from '../evaluate';
import type { Metrics } from '../protocol';
import { metricsOf } from '../ranks';
import { bestOf, scoresFor, type Tower } from './tower';

export interface Crossing {
  metrics: Metrics;
  /** The ten that one player is shown. */
  top: number[];
}

/** How many are shown. */
const SHOWN = 10;

/**
 * @param questions of all players of the data set
 * @param shown a row of the towers: the player whose list is wanted
 */
export function cross(users: Tower, games: Tower, questions: readonly Holdout[], shown: number): Crossing {
  const ranks = users.players.map((player, row) =>
    rankOf(scoresFor(users, games.games, row), questions[player]),
  );
  const { input } = questions[users.players[shown]];
  return {
    metrics: metricsOf(ranks),
    top: bestOf(scoresFor(users, games.games, shown), SHOWN, new Set(input)),
  };
}

export interface Crossings {
  /** Whose vectors they are, as players of the data set. */
  players: number[];
  /** [users of this tower][games of that one] */
  table: Crossing[][];
  /** HR@10 of ten games drawn from those that a player does not have. */
  chance: number;
}

/** Every tower's users among every tower's games. All towers are of the same players, and as wide as each other. */
export function crossingsOf(
  towers: readonly Tower[],
  questions: readonly Holdout[],
  games: number,
  shown: number,
): Crossings {
  const [{ players, width }] = towers;
  if (towers.some((tower) => tower.width !== width || tower.players.join() !== players.join()))
    throw new DataError(
      'The vectors that ship with the site are not of the same players: they cannot be compared.',
    );
  const drawn = players.map((player) => SHOWN / (games - new Set(questions[player].input).size));
  const row = Math.min(shown, players.length - 1);
  return {
    players,
    table: towers.map((users) => towers.map((of) => cross(users, of, questions, row))),
    chance: drawn.reduce((sum, share) => sum + share, 0) / drawn.length,
  };
}
