/** The recipe on real libraries. They are not part of the project, so only their counts can be. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildDataset } from './buildDataset';
import { decodeDataset, encodeDataset } from './datasetFile';
import { describeGame, readGames } from './games';
import { SkippedLines } from './interactions';
import { buildOwn, settings } from './own/build';
import { lookAt, type TableLook } from './own/look';
import { readEntries } from './own/read';
import { applyRecipe, recipe } from './recipe';
import { readInteractions } from './source';
import { streamOf } from './testStreams';

const folder = fileURLToPath(new URL('../../../shared/data/steam/', import.meta.url));
const absent = existsSync(folder) ? false : `there are no real rows at ${folder}`;
if (absent) console.warn(`Skipped: ${absent}`);

const open = async (name: string) => streamOf(await readFile(folder + name), 2 ** 16);

describe('real libraries', () => {
  it('come to 5,788 players, 1,121 games and 64,111 interactions', async ({ skip }) => {
    skip(absent !== false, String(absent));
    const skipped = new SkippedLines();
    const { histories, steps, titles } = await applyRecipe(
      readInteractions(await open('library.csv.gz'), skipped),
      recipe,
    );
    expect(skipped.total).toBe(0);
    expect(steps[0].counts).toMatchObject({ players: 16_438, interactions: 177_292 });
    const { mean, ...counts } = steps[steps.length - 1].counts;
    expect(counts).toEqual({ players: 5788, games: 1121, interactions: 64_111, median: 9 });
    expect(mean).toBeCloseTo(11.1, 1);

    const index = await readGames(await open('games.json.gz'));
    const data = buildDataset(histories, (appId) => describeGame(appId, index, titles), {
      name: 'steam',
      provenance: 'Real Steam libraries.',
      simulated: false,
      recipe,
    });
    expect(decodeDataset(encodeDataset(data))).toEqual(data);
    expect(data.games.filter(({ title }) => /&\w+;/.test(title))).toEqual([]);
  });

  it('come to the same when a reader brings them', async ({ skip }) => {
    skip(absent !== false, String(absent));
    const file = new Blob([await readFile(`${folder}library.csv.gz`)]);
    const look = (await lookAt(file)) as TableLook;
    expect(look).toMatchObject({ kind: 'table', header: true, steam: true });
    const read = await readEntries(file, look, () => {});
    const { dataset, report } = buildOwn(read, { settings, source: 'a file', catalogue: null });
    expect(report).toMatchObject({ rows: 177_292, order: 'file', read: { users: 16_438 } });

    const { histories } = await applyRecipe(
      readInteractions(await open('library.csv.gz'), new SkippedLines()),
      recipe,
    );
    const plain = { name: '', provenance: '', simulated: false, recipe };
    const expected = buildDataset(histories, (appId) => describeGame(appId, new Map(), new Map()), plain);
    // None is so long that it would be cut: then both ways lead to the same rows.
    const longest = Math.max(...histories.map(({ length }) => length));
    expect(longest).toBeLessThanOrEqual(settings.maxLength);
    expect(dataset.games.map(({ appId }) => appId)).toEqual(expected.games.map(({ appId }) => appId));
    expect(dataset.items).toEqual(expected.items);
    expect(dataset.offsets).toEqual(expected.offsets);
  });
});
