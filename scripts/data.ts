/** npm run data: builds public/data/steam/ from real libraries. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildDataset } from '../src/data/buildDataset';
import { DataError } from '../src/data/dataError';
import { decodeDataset, encodeDataset } from '../src/data/datasetFile';
import { describeGame, type GameIndex, readGames } from '../src/data/games';
import { SkippedLines } from '../src/data/interactions';
import { applyRecipe, recipe } from '../src/data/recipe';
import { readInteractions } from '../src/data/source';
import { download } from './data/download';
import { findSource, openFile } from './data/source';
import { grouped, tableOf } from './data/table';

const usage = `npm run data -- [--from PATH] [--out FOLDER]

  --from PATH   the UCSD dump (.json.gz), a CSV of user,item,playtime_forever (.csv, .csv.gz), or a folder
                with library.csv.gz and games.json.gz; without it the dump is downloaded (73 MB, once)
  --out FOLDER  where dataset.bin goes; public/data/steam unless told`;

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const dump = {
  url: 'https://mcauleylab.ucsd.edu/public_datasets/data/steam/australian_users_items.json.gz',
  sha256: '0b329f79ddf450aba0aad923c8cb6d1affac0c98efaf70242d22fd10987a8d99',
  path: inProject('node_modules/.cache/nextplay/australian_users_items.json.gz'),
};

async function downloaded(): Promise<string> {
  await download(dump, dump.path);
  return dump.path;
}

async function build(from: string | undefined, out: string): Promise<void> {
  const source = await findSource(from ?? (await downloaded()));
  const index: GameIndex = source.games ? await readGames(await openFile(source.games)) : new Map();
  const skipped = new SkippedLines();
  const libraries = readInteractions(await openFile(source.libraries), skipped);
  const { histories, steps, titles } = await applyRecipe(libraries, recipe).catch((error) => {
    if (skipped.total > 0) console.error(String(skipped));
    throw error;
  });

  const dataset = buildDataset(histories, (appId) => describeGame(appId, index, titles), {
    name: 'steam',
    provenance: `Real Steam libraries, read from ${basename(source.libraries)} and kept on this computer.`,
    simulated: false,
    recipe,
  });
  const file = encodeDataset(dataset);
  decodeDataset(file); // What could not be read back is not worth keeping.
  const path = join(out, 'dataset.bin');
  await mkdir(out, { recursive: true });
  await writeFile(`${path}.part`, file);
  await rename(`${path}.part`, path);

  const { players, games, interactions } = dataset.manifest.counts;
  console.log(`${skipped}\n\n${tableOf(steps)}\n`);
  console.log(`${grouped(players)} users, ${grouped(games)} games, ${grouped(interactions)} interactions`);
  console.log(`${path}, ${grouped(Math.round(file.length / 1000))} kB`);
}

try {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) console.log(usage);
  else await build(values.from, values.out ?? inProject('public/data/steam'));
} catch (error) {
  // A bug keeps its stack; what came from outside gets its sentence.
  if (!(error instanceof DataError) && !(error instanceof Error && 'code' in error)) throw error;
  console.error(`npm run data: ${error.message}`);
  process.exitCode = 1;
}
