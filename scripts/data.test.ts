/** The command itself, in a process of its own. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeDataset } from '../src/data/datasetFile';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function runData(...args: string[]): Promise<Outcome> {
  const command = ['--import', 'tsx', join(root, 'scripts/data.ts'), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Six players who own the same six games, app ids 10 … 60, and a seventh with two. */
const owned = Array.from({ length: 6 }, (_, player) =>
  [10, 20, 30, 40, 50, 60].map((appId) => ({ player, appId })),
);
const libraries = [
  ...owned,
  [
    { player: 6, appId: 10 },
    { player: 6, appId: 70 },
  ],
];

const csv = [
  'user,item,playtime_forever',
  ...libraries.flat().map(({ player, appId }) => `${player},${appId},90`),
]
  .concat('a broken line')
  .join('\n');

const dump = libraries
  .map((library) => {
    const items = library.map(
      ({ appId }) => `{'item_id': '${appId}', 'item_name': "Garry's ${appId}", 'playtime_forever': 90}`,
    );
    return `{'user_id': '${library[0].player}', 'items': [${items.join(', ')}]}`;
  })
  .join('\n');

describe('npm run data', { timeout: 60_000 }, () => {
  it('builds a data set from a folder, and prints what each filter left', async () => {
    const from = join(folder, 'from');
    const out = join(folder, 'out');
    await mkdir(from);
    await fileOf('from/library.csv.gz', gzipSync(csv));
    await fileOf(
      'from/games.json.gz',
      gzipSync('{"10": {"t": "This &amp; That", "g": ["Indie"], "y": 2010}}'),
    );
    const { code, stdout } = await runData('--from', from, '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/as read +7 +7 +38 +5\.4 +6\n/);
    expect(stdout).toMatch(/5-core, round 1 +6 +6 +36 +6\.0 +6\n/);
    expect(stdout).toContain('6 users, 6 games, 36 interactions');
    expect(stdout).toContain('1 broken line was skipped:\n  line 40: not a user, an app id and minutes');
    expect(await readdir(out)).toEqual(['dataset.bin']);
    const data = decodeDataset(await readFile(join(out, 'dataset.bin')));
    expect(data.games[1]).toEqual({ appId: 10, title: 'This & That', genres: ['Indie'], year: 2010 });
    expect(data.games[2].title).toBe('App 20');
    expect(data.manifest).toMatchObject({ name: 'steam', simulated: false });
  });

  it('builds the same histories from a dump, with its titles', async () => {
    const out = join(folder, 'out-dump');
    await runData('--from', await fileOf('dump.json.gz', gzipSync(dump)), '--out', out);
    const data = decodeDataset(await readFile(join(out, 'dataset.bin')));
    expect(data.manifest.counts).toEqual({ players: 6, games: 6, interactions: 36 });
    expect(data.games[1].title).toBe("Garry's 10");
  });

  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['no gzip', 'text.csv.gz', csv, /text\.csv\.gz is not a gzip file/],
    ['half a gzip', 'half.csv.gz', gzipSync(csv).subarray(0, 60), /The file is damaged/],
    ['an empty file', 'empty.csv', '', /The file is empty/],
    [
      'another header',
      'header.csv',
      'player,game,hours\n',
      /names no column “user”: it reads “player,game,hours”/,
    ],
    [
      'a dump of nothing but broken lines',
      'broken.json',
      "{'user_id'\n{'user_id'",
      /2 broken lines were skipped/,
    ],
  ])('fails with a sentence on %s', async (_, name, content, message) => {
    const out = join(folder, 'nothing');
    const { code, stderr } = await runData('--from', await fileOf(name, content), '--out', out);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
    await expect(readdir(out)).rejects.toThrow();
  });

  it('fails with a sentence where there is nothing, or no library, and on an unknown option', async () => {
    expect((await runData('--from', join(folder, 'nowhere'))).stderr).toMatch(/There is nothing at/);
    const empty = join(folder, 'empty');
    await mkdir(empty);
    expect((await runData('--from', empty)).stderr).toMatch(/There is no library\.csv\.gz in/);
    expect(await runData('--form', empty)).toMatchObject({ code: 1 });
  });
});
