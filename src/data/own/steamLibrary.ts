/** One player's own games, as Steam's Web API lists them: a history to open in the models, and no data set. */
import * as v from 'valibot';
import { DataError } from '../dataError';
import type { Game } from '../dataset';
import { validated } from '../validated';

const AppId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const Owned = v.object({
  appid: AppId,
  name: v.optional(v.string(), ''),
  playtime_forever: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
  rtime_last_played: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
});
/** IPlayerService/GetOwnedGames: a profile that is private answers with an empty response. */
const Answer = v.object({ response: v.object({ games: v.optional(v.array(Owned)) }) });

export interface OwnedGame {
  appId: number;
  name: string;
  minutes: number;
  /** Unix seconds; 0 where it is not told. */
  lastPlayed: number;
}

const maxCharacters = 2 ** 25;

export function readSteamLibrary(json: string): OwnedGame[] {
  if (json.length > maxCharacters) throw new DataError('This library is too large to be one player’s.');
  const { response } = validated(Answer, parsed(json), 'This is not the answer of Steam’s GetOwnedGames');
  if (!response.games || response.games.length === 0) {
    throw new DataError(
      'Steam has answered with no games: the profile’s game details are private, or the account owns none.',
    );
  }
  const games = new Map(
    response.games.map(({ appid, name, playtime_forever, rtime_last_played }) => [
      appid,
      { appId: appid, name, minutes: playtime_forever, lastPlayed: rtime_last_played },
    ]),
  );
  return [...games.values()];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new DataError('This Steam library is not whole: the JSON breaks off, or is none.');
  }
}

export interface Matched {
  /** Item ids of the catalogue, in the order of the list or of play. */
  history: number[];
  /** In the catalogue, and not played for long enough. */
  unplayed: OwnedGame[];
  /** Most played first. */
  unknown: OwnedGame[];
}

const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '');

/** By app id; by title where a game has been given another id since. */
export function matchLibrary(
  owned: readonly OwnedGame[],
  catalogue: readonly Game[],
  { minMinutes, byLastPlayed }: { minMinutes: number; byLastPlayed: boolean },
): Matched {
  const byId = new Map(catalogue.map(({ appId }, item) => [appId, item]));
  const byTitle = new Map(catalogue.map(({ title }, item) => [plain(title), item]));
  byTitle.delete('');
  const ordered = byLastPlayed ? [...owned].sort((a, b) => a.lastPlayed - b.lastPlayed) : owned;
  const matched: Matched = { history: [], unplayed: [], unknown: [] };
  for (const game of ordered) {
    const item = byId.get(game.appId) ?? byTitle.get(plain(game.name));
    if (item === undefined) matched.unknown.push(game);
    else if (game.minutes < minMinutes) matched.unplayed.push(game);
    else if (!matched.history.includes(item)) matched.history.push(item);
  }
  matched.unknown.sort((a, b) => b.minutes - a.minutes);
  return matched;
}
