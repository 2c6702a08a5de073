/** The long tail: how the entries of all libraries are spread over the games. */
import { ownersOf } from './core';
import { type Dataset, historyOf, playerCount } from './dataset';

/** Games that somebody has, most owned first; of equals the lower id. */
export interface Tail {
  items: number[];
  /** Aligned with `items`. */
  players: number[];
}

export function tailOf(data: Dataset): Tail {
  const histories = Array.from({ length: playerCount(data) }, (_, player) => historyOf(data, player));
  const owned = [...ownersOf(histories)].sort(([a, m], [b, n]) => n - m || a - b);
  return { items: owned.map(([item]) => item), players: owned.map(([, players]) => players) };
}

/** How many games the first `share` of them are: at least one. */
export const headOf = ({ items }: Tail, share: number): number =>
  Math.max(1, Math.round(items.length * share));

/** Which share of all entries the first `count` games hold. */
export function shareOf({ players }: Tail, count: number): number {
  const sum = (counts: number[]) => counts.reduce((total, n) => total + n, 0);
  return sum(players.slice(0, count)) / sum(players);
}

/** The fewest games that hold this share of all entries together. */
export function gamesHolding(tail: Tail, share: number): number {
  const wanted = share * tail.players.reduce((total, n) => total + n, 0);
  let held = 0;
  const last = tail.players.findIndex((players) => {
    held += players;
    return held >= wanted;
  });
  return last + 1;
}

/** How many players have each game, by item id. */
export function playersByGame({ games, items }: Dataset): Uint32Array {
  const players = new Uint32Array(games.length);
  for (const item of items) players[item]++;
  return players;
}
