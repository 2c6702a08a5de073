/** A data set as one file: a container with the manifest and the games in its header, and the histories. */
import * as v from 'valibot';
import { readContainer, sectionOf, writeContainer } from './container';
import { DataError } from './dataError';
import { type Dataset, type Game, historyOf, paddingGame, playerCount } from './dataset';
import { validated } from './validated';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000));

const Manifest = v.object({
  name: Text,
  title: v.optional(Text),
  provenance: Text,
  simulated: v.boolean(),
  recipe: v.object({ minMinutes: Count, core: Count, order: Text }),
  counts: v.object({ players: Count, games: Count, interactions: Count }),
  audit: v.optional(v.record(v.string(), v.unknown())),
});

/** appId, title, genres, year. */
const GameRow = v.tuple([
  Count,
  Text,
  v.pipe(v.array(Text), v.maxLength(100)),
  v.nullable(v.pipe(v.number(), v.integer())),
]);
const Header = v.object({ manifest: Manifest, games: v.array(GameRow) });

/** The split takes a game for validation and one for the test, and leaves at least one to learn from. */
const shortestHistory = 3;

export function encodeDataset(data: Dataset): Uint8Array {
  const { manifest, items, offsets } = data;
  const games = data.games.slice(1).map(({ appId, title, genres, year }) => [appId, title, genres, year]);
  return writeContainer(
    'dataset',
    { manifest, games },
    {
      items: { dtype: 'uint16', shape: [items.length], data: items },
      offsets: { dtype: 'uint32', shape: [offsets.length], data: offsets },
    },
  );
}

/** Everything a model relies on is checked here, once: whoever holds a `Dataset` may trust it. */
export function decodeDataset(bytes: Uint8Array): Dataset {
  const container = readContainer(bytes, 'dataset');
  const { manifest, games } = validated(
    Header,
    container.header,
    'This data set is not described as it should be',
  );
  const data: Dataset = {
    manifest,
    games: [
      paddingGame,
      ...games.map(([appId, title, genres, year]): Game => ({ appId, title, genres, year })),
    ],
    items: sectionOf(container, 'items', 'uint16').data,
    offsets: sectionOf(container, 'offsets', 'uint32').data,
  };
  checkCounts(data);
  checkGames(data);
  checkHistories(data);
  return data;
}

function checkCounts({ manifest: { counts }, games, items, offsets }: Dataset): void {
  const held = { players: offsets.length - 1, games: games.length - 1, interactions: items.length };
  for (const name of ['players', 'games', 'interactions'] as const) {
    if (held[name] === counts[name]) continue;
    throw new DataError(`This data set claims ${counts[name]} ${name} and holds ${held[name]}.`);
  }
  if (held.interactions === 0) throw new DataError('This data set is empty.');
  if (held.players < 2) throw new DataError('This data set has one player: there is nobody to learn from.');
  if (held.games < 2) throw new DataError('This data set has one game: there is nothing to recommend.');
}

function checkGames({ games }: Dataset): void {
  const seen = new Set<number>();
  for (const { appId, title } of games.slice(1)) {
    if (seen.has(appId)) throw new DataError(`This data set lists ${title} (app ${appId}) twice.`);
    seen.add(appId);
  }
}

function checkHistories(data: Dataset): void {
  const { games, items, offsets } = data;
  const inOrder = offsets.every((offset, i) => i === 0 || offsets[i - 1] <= offset);
  if (!inOrder || offsets[0] !== 0 || offsets[offsets.length - 1] !== items.length) {
    throw new DataError('This data set is corrupt: its histories do not lie end to end.');
  }
  const lastOwner = new Int32Array(games.length).fill(-1);
  for (let player = 0; player < playerCount(data); player++) {
    const history = historyOf(data, player);
    if (history.length < shortestHistory) {
      throw new DataError(
        `Player ${player} of this data set has ${history.length} games, and the split needs ${shortestHistory}.`,
      );
    }
    for (const item of history) {
      if (item < 1 || item >= games.length) {
        throw new DataError(
          `Player ${player} of this data set owns game ${item}, which is not in the catalogue.`,
        );
      }
      if (lastOwner[item] === player) {
        throw new DataError(`Player ${player} of this data set owns ${games[item].title} twice.`);
      }
      lastOwner[item] = player;
    }
  }
}
