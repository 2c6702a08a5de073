/** Two rankings of the same games, before and now: what a bump chart is given, and the same in words and in rows. */
import type { Placed } from './ranks';
import { climbed } from './ranks';
import { number } from './text';
import type { Table } from './types';

/** A place in a ranking. */
export interface Standing {
  rank: number;
  value: number;
}

export interface BumpGame {
  item: number;
  title: string;
  /** Null: it could not be recommended, because it was in the history. */
  before: Standing | null;
  now: Standing | null;
}

export interface BumpData {
  /** How many places are drawn. */
  k: number;
  /** Those among the first k before or now: first those of now, in their order, then those that have left. */
  games: BumpGame[];
  /** What lies between: 'you removed Portal 2'. Follows the word "since". */
  since: string;
}

export type Move = 'same' | 'up' | 'down' | 'in' | 'out';

const isShown = (standing: Standing | null, k: number): boolean => standing !== null && standing.rank <= k;

/** `in` and `out`: it comes into the first k, or leaves them. */
export function moveOf({ before, now }: BumpGame, k: number): Move {
  if (!isShown(before, k)) return 'in';
  if (!isShown(now, k)) return 'out';
  const change = climbed(now?.rank ?? 0, before?.rank ?? 0) ?? 0;
  return change > 0 ? 'up' : change < 0 ? 'down' : 'same';
}

/** `index` of a place is the item id − 1. */
export function bumpGames(
  before: readonly Placed[],
  now: readonly Placed[],
  k: number,
  titleOf: (item: number) => string,
): BumpGame[] {
  const standings = (places: readonly Placed[]) =>
    new Map(places.map(({ index, rank, value }) => [index, { rank, value }]));
  const [then, present] = [standings(before), standings(now)];
  const shown = new Set([...now.slice(0, k), ...before.slice(0, k)].map(({ index }) => index));
  return [...shown].map((index) => ({
    item: index + 1,
    title: titleOf(index + 1),
    before: then.get(index) ?? null,
    now: present.get(index) ?? null,
  }));
}

/** What stands beside a game: ▲4, ▼2, "from 31", "to 17", "was owned", "now owned". */
export function bumpNote(game: BumpGame, k: number): string {
  const move = moveOf(game, k);
  if (move === 'in') return game.before ? `from ${game.before.rank}` : 'was owned';
  if (move === 'out') return game.now ? `to ${game.now.rank}` : 'now owned';
  const change = climbed(game.now?.rank ?? 0, game.before?.rank ?? 0) ?? 0;
  return change === 0 ? '=' : change > 0 ? `▲${change}` : `▼${-change}`;
}

export function describeBump(game: BumpGame, k: number): string {
  const { title, before, now } = game;
  if (!now) return `${title}: was ${before?.rank}, is now in the history`;
  if (!before) return `${title}: ${now.rank}, was in the history`;
  const move = { same: 'as before', up: 'up', down: 'down', in: 'comes in', out: 'drops out' }[
    moveOf(game, k)
  ];
  return `${title}: ${now.rank}, ${move}${before.rank === now.rank ? '' : `, was ${before.rank}`}`;
}

export function bumpSummary({ games, k, since }: BumpData, label: string): string {
  const moves = games.map((game) => moveOf(game, k));
  const tally = (...wanted: Move[]) => moves.filter((move) => wanted.includes(move)).length;
  return `${label}, the first ${k} since ${since}: ${tally('up')} climb, ${tally('down')} fall, ${tally('same')} stay, ${tally('in')} come in and ${tally('out')} drop out.`;
}

export function bumpTable({ games, since }: BumpData, label: string): Table {
  return {
    caption: `${label}, since ${since}`,
    columns: ['Game', 'Rank now', 'Rank before', 'Places climbed', 'Probability now', 'Probability before'],
    rows: games.map(({ title, before, now }) => [
      title,
      now?.rank ?? 'owned',
      before?.rank ?? 'owned',
      now && before ? before.rank - now.rank : '–',
      now ? number(now.value) : '–',
      before ? number(before.value) : '–',
    ]),
  };
}
