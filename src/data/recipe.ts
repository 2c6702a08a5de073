/**
 * From libraries to histories: what was played for an hour or more, each game once in a history, then the 5-core:
 * filtered until every player has five games and every game five players. What is left keeps its library order.
 */
import { coreRounds, type Histories } from './core';
import { DataError } from './dataError';
import type { Interactions } from './interactions';

export interface Recipe {
  /** A game counts from this playtime on. */
  minMinutes: number;
  /** Every player keeps at least so many games, and every game so many players. */
  core: number;
}

export const recipe: Recipe = { minMinutes: 60, core: 5 };

export interface Counts {
  players: number;
  games: number;
  interactions: number;
  /** Of the lengths of the histories. */
  mean: number;
  median: number;
}

/** The counts after a filter; those of the first step are of what was read. */
export interface Step {
  name: string;
  counts: Counts;
}

export interface Outcome {
  /** App ids in library order. */
  histories: Histories;
  steps: Step[];
  /** What the source calls the games, where it names them. */
  titles: ReadonlyMap<number, string>;
}

export async function applyRecipe(
  interactions: Interactions,
  { minMinutes, core }: Recipe,
): Promise<Outcome> {
  const { lengths, games, played, titles } = await collect(interactions, minMinutes);
  if (lengths.length === 0) throw new DataError('There is not one game in one library in this file.');
  const steps: Step[] = [{ name: 'as read', counts: countsOf(lengths, games.size) }];
  const counted = (name: string, histories: Histories): Histories => {
    steps.push({ name, counts: countHistories(histories) });
    return histories;
  };

  let histories = counted(`≥ ${minMinutes} minutes`, played.filter(isNotEmpty));
  histories = counted('each game once', histories.map(withoutRepeats));
  let round = 0;
  for (const denser of coreRounds(histories, core)) {
    histories = counted(`${core}-core, round ${++round}`, denser.filter(isNotEmpty));
  }
  if (histories.length === 0) {
    throw new DataError(
      `Nothing is left after the filters: no group of players shares ${core} games, each played for ` +
        `${minMinutes} minutes by ${core} of them.`,
    );
  }
  return { histories, steps, titles };
}

/** Reads everything once, and keeps only what was played for long enough. */
async function collect(interactions: Interactions, minMinutes: number) {
  const playerIndex = new Map<string, number>();
  const lengths: number[] = [];
  const games = new Set<number>();
  const played: Histories = [];
  const titles = new Map<number, string>();
  for await (const batch of interactions) {
    for (const { player, appId, minutes, title } of batch) {
      let index = playerIndex.get(player);
      if (index === undefined) {
        index = played.push([]) - 1;
        playerIndex.set(detached(player), index);
        lengths.push(0);
      }
      lengths[index]++;
      games.add(appId);
      if (minutes < minMinutes) continue;
      played[index].push(appId);
      if (title !== undefined && !titles.has(appId)) titles.set(appId, detached(title));
    }
  }
  return { lengths, games, played, titles };
}

/** A copy: engines keep a whole line in memory for as long as a slice of it is in use. */
export const detached = (slice: string): string => [...slice].join('');

export function countHistories(histories: Histories): Counts {
  const lengths = histories.map((history) => history.length);
  return countsOf(lengths, new Set(histories.flat()).size);
}

function countsOf(lengths: number[], games: number): Counts {
  const sorted = [...lengths].sort((a, b) => a - b);
  const interactions = sorted.reduce((sum, length) => sum + length, 0);
  const middle = sorted.length >> 1;
  return {
    players: sorted.length,
    games,
    interactions,
    mean: sorted.length ? interactions / sorted.length : 0,
    median: sorted.length ? (sorted[middle] + sorted[(sorted.length - 1) >> 1]) / 2 : 0,
  };
}

const withoutRepeats = (history: number[]): number[] => [...new Set(history)];
const isNotEmpty = (history: number[]): boolean => history.length > 0;
