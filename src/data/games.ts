/** What is known of a game beside who plays it: titles, genres and years, by app id. */
import { decodeHTML } from 'entities';
import * as v from 'valibot';
import { DataError } from './dataError';
import type { Game } from './dataset';
import { type Bytes, textOf } from './lines';
import { validated } from './validated';

export interface GameFacts {
  title: string | null;
  genres: string[];
  year: number | null;
}

export type GameIndex = ReadonlyMap<number, GameFacts>;

const maxCharacters = 2 ** 26;

const Facts = v.object({
  t: v.nullish(v.string()),
  g: v.nullish(v.array(v.string())),
  y: v.nullish(v.pipe(v.number(), v.integer())),
});
const File = v.record(v.pipe(v.string(), v.regex(/^\d{1,10}$/)), Facts);

/** Reads `games.json`: app id → `t` title, `g` genres, `y` year of release; any of them may be null. */
export async function readGames(bytes: Bytes): Promise<GameIndex> {
  let json = '';
  for await (const text of textOf(bytes)) {
    json += text;
    if (json.length > maxCharacters) throw new DataError('The list of games is too large.');
  }
  const file = validated(File, parseJson(json), 'The list of games does not hold what it should');
  return new Map(
    Object.entries(file).map(([appId, { t, g, y }]) => [
      Number(appId),
      { title: t ?? null, genres: g?.map(plainText) ?? [], year: y ?? null },
    ]),
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new DataError('The list of games is not JSON.');
  }
}

/** The title from the list, else the one that the libraries give the game, else its number. */
export function describeGame(appId: number, index: GameIndex, titles: ReadonlyMap<number, string>): Game {
  const { title = null, genres = [], year = null } = index.get(appId) ?? {};
  return { appId, title: plainText(title ?? titles.get(appId) ?? '') || `App ${appId}`, genres, year };
}

/** Without HTML entities, control characters, or stray space. */
export const plainText = (html: string): string =>
  decodeHTML(html)
    .replace(/\p{Cc}+|\s+/gu, ' ')
    .trim();
