/** The games alone: all that a recorded figure has to know of a data set. A build step takes them out of it. */
import * as v from 'valibot';
import { type Dataset, type Game, paddingGame } from '../../src/data/dataset';
import { fetchBytes } from '../../src/data/fetchBytes';
import { playersByGame } from '../../src/data/tail';
import { validated } from '../../src/data/validated';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Row = v.tuple([Count, v.string(), v.array(v.string()), v.nullable(v.number()), Count]);
const Schema = v.object({
  manifest: v.object({
    name: v.string(),
    provenance: v.string(),
    simulated: v.boolean(),
    recipe: v.object({ minMinutes: v.number(), core: v.number(), order: v.string() }),
    counts: v.object({ players: Count, games: Count, interactions: Count }),
  }),
  /** App id, title, genres, year, and how many players have it. */
  games: v.array(Row),
});
const Json = v.pipe(v.string(), v.parseJson(), Schema);

/** A file of games: what the build writes. */
export function catalogueOf(data: Dataset): v.InferOutput<typeof Schema> {
  const { name, provenance, simulated, recipe, counts } = data.manifest;
  const players = playersByGame(data);
  return {
    manifest: { name, provenance, simulated, recipe, counts },
    games: data.games
      .map(
        ({ appId, title, genres, year }, item): v.InferOutput<typeof Row> => [
          appId,
          title,
          genres,
          year,
          players[item],
        ],
      )
      .slice(1),
  };
}

export interface Catalogue {
  /** Its games; it has no histories. */
  dataset: Dataset;
  /** How many players have each, by item id. */
  players: number[];
}

export function readCatalogue(json: string): Catalogue {
  const { manifest, games } = validated(Json, json, 'The list of games cannot be read');
  return {
    dataset: {
      manifest,
      games: [
        paddingGame,
        ...games.map(([appId, title, genres, year]): Game => ({ appId, title, genres, year })),
      ],
      items: new Uint16Array(0),
      offsets: new Uint32Array(1),
    },
    players: [0, ...games.map((row) => row[4])],
  };
}

export const fetchCatalogue = async (): Promise<Catalogue> =>
  readCatalogue(
    new TextDecoder().decode(
      await fetchBytes(`${import.meta.env.BASE_URL}embed/games.json`, 'list of games'),
    ),
  );
