import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../dataset';
import { decodeDataset, encodeDataset } from '../datasetFile';
import { type Built, buildOwn, type Settings } from './build';
import { lookAt, type TableLook } from './look';
import { readEntries } from './read';

const loose: Settings = { minMinutes: 60, core: 1, maxLength: 1000 };

const fileOf = (...parts: BlobPart[]) => new Blob(parts);

async function built(text: string | Blob, settings: Partial<Settings> = {}): Promise<Built> {
  const file = typeof text === 'string' ? fileOf(text) : text;
  const look = await lookAt(file);
  if (look.kind === 'library' || look.kind === 'saved') throw new Error(`a ${look.kind}`);
  const read = await readEntries(file, look, () => {});
  return buildOwn(read, { settings: { ...loose, ...settings }, source: 'a test', catalogue: null });
}

const titlesOf = ({ dataset }: Built, user: number) =>
  Array.from(historyOf(dataset, user), (item) => dataset.games[item].title);

/** Everybody has everything. */
const grid = (users: number, items: number) =>
  `user,item\n${Array.from({ length: users * items }, (_, i) => `u${Math.floor(i / items)},i${i % items}`).join('\n')}`;

describe('a data set of the reader’s', () => {
  it('sorts by time, keeps each item once, and says where every row went', async () => {
    const made = await built(
      [
        'user,item,time',
        'a,third,30\na,first,10\na,second,20\na,first,40',
        'b,first,3\nb,second,2\nb,third,1',
        ',first,1\nb,,1\nb,fourth,soon',
      ].join('\n'),
    );
    expect(titlesOf(made, 0)).toEqual(['first', 'second', 'third']);
    expect(titlesOf(made, 1)).toEqual(['third', 'second', 'first']);
    const { report } = made;
    expect(report).toMatchObject({
      rows: 10,
      order: 'time',
      counts: { players: 2, games: 3, interactions: 6 },
    });
    expect(report.losses).toMatchObject({ again: 1, user: 1, item: 1, time: 1, core: 0, short: 0 });
  });

  it('accounts for every row, whatever the rows and settings are', async () => {
    const row = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'a', 'b', 'c', ''),
      fc.constantFrom('1', '2', '3', '4', '5', '3', '4', ''),
      fc.constantFrom('10', '20', '30', '40', '50', 'x'),
      fc.constantFrom('59', '60', '600', '601', '602', '603', 'y', ''),
    );
    const settings = fc.record({
      core: fc.integer({ min: 1, max: 3 }),
      maxLength: fc.integer({ min: 3, max: 6 }),
    });
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 60, size: 'max' }),
        settings,
        async (rows, chosen) => {
          const text = `user,item,time,playtime\n${rows.map((cells) => cells.join(',')).join('\n')}`;
          const made = await built(text, chosen).catch((error: Error) => {
            expect(error.name).toBe('DataError');
            return null;
          });
          if (!made) return;
          sound++;
          const { report, dataset } = made;
          const lost = Object.values(report.losses).reduce((sum, n) => sum + n, 0);
          expect(report.rows).toBe(rows.length);
          expect(lost + report.counts.interactions).toBe(rows.length);
          expect(decodeDataset(encodeDataset(dataset)).manifest.counts).toEqual(dataset.manifest.counts);
        },
      ),
      { numRuns: 150 },
    );
    expect(sound).toBeGreaterThan(20);
  });

  it('is named after what is in it', async () => {
    const [one, same, other] = await Promise.all([
      built(grid(4, 4)),
      built(fileOf(grid(4, 4))),
      built(grid(4, 5)),
    ]);
    expect(one.dataset.manifest.name).toMatch(/^own-[0-9a-f]{8}$/);
    expect(same.dataset.manifest.name).toBe(one.dataset.manifest.name);
    expect(other.dataset.manifest.name).not.toBe(one.dataset.manifest.name);
  });

  it('calls items by their numbers where all have one, and by their place in the file where not', async () => {
    const numbers = grid(3, 3).replaceAll(/,i(\d)/g, ',44$1');
    expect((await built(numbers)).dataset.games.slice(1).map(({ appId }) => appId)).toEqual([440, 441, 442]);
    expect((await built(grid(3, 3))).dataset.games.slice(1).map(({ appId }) => appId)).toEqual([1, 2, 3]);
  });

  it('keeps the last items of a long history', async () => {
    const made = await built(grid(3, 9), { maxLength: 4 });
    expect(titlesOf(made, 0)).toEqual(['i5', 'i6', 'i7', 'i8']);
    expect(made.report.losses.older).toBe(15);
  });

  it('takes titles from a column, and from JSON and gzip', async () => {
    const rows = Array.from({ length: 9 }, (_, i) =>
      JSON.stringify({
        user: `u${i % 3}`,
        item_id: 10 + Math.floor(i / 3),
        title: `Title &amp; ${Math.floor(i / 3)}`,
      }),
    );
    const packed = fileOf(`${rows.join('\n')}\n`)
      .stream()
      .pipeThrough(new CompressionStream('gzip'));
    const made = await built(await new Response(packed).blob());
    expect(titlesOf(made, 0)).toEqual(['Title & 0', 'Title & 1', 'Title & 2']);
  });

  it('reads the UCSD dump', async () => {
    const library = (user: string) =>
      `{'user_id': '${user}', 'items': [${[10, 20, 30].map((id) => `{'item_id': '${id}', 'item_name': "Garry's ${id}", 'playtime_forever': ${id === 30 ? 5 : 90}}`).join(', ')}]}`;
    const text = ['a', 'b', 'c'].map(library).join('\n');
    const { report } = await built(text, { minMinutes: 0 });
    expect(report).toMatchObject({ rows: 9, order: 'file', losses: { unplayed: 0 } });
    await expect(built(text)).rejects.toThrow(/users are left with 3 items or more/);
  });
});

describe('what cannot become a data set is told', () => {
  const cases: [string, string | Blob, Partial<Settings>, RegExp][] = [
    ['an empty file', '', {}, /The file is empty/],
    ['blanks', ' \n \n', {}, /nothing but blanks/],
    ['names and no rows', 'user,item\n', {}, /no row below/],
    ['one column', 'user\na\nb\n', {}, /one column only/],
    ['a picture', fileOf(new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13])), {}, /no text/],
    ['a zip archive', fileOf('PK', new Uint8Array([3, 4])), {}, /zip archive/],
    ['a web page', '<!DOCTYPE html><html></html>', {}, /web page/],
    ['a JSON list', '[{"user":1,"item":2}]', {}, /one JSON list/],
    ['a broken object', '{"user": 1,\n', {}, /cannot be read as an object/],
    ['half a gzip file', fileOf(new Uint8Array([31, 139, 8, 0, 0, 0])), {}, /damaged/],
    ['one user', 'user,item\na,1\na,2\na,3\na,4\n', {}, /one user/],
    ['every item once', 'user,item\na,1\na,2\nb,3\nb,4\nc,5\nc,6\n', { core: 2 }, /column of the item right/],
    ['a k that is too high', grid(4, 9), { core: 5 }, /the largest k .* is 4\. Lower k/],
    [
      'times in another form',
      'user,item,date\na,1,31\\12\nb,2,30\\12\n',
      {},
      /their time cannot be read \(“31\\12”\)/,
    ],
    ['too many items', wide(), { core: 1, maxLength: 9000 }, /8,192 is the most.*Raise k/],
  ];
  for (const [name, file, settings, sentence] of cases) {
    it(name, async () => {
      await expect(built(file, settings)).rejects.toThrow(sentence);
    });
  }

  it('and a first look can be corrected', async () => {
    const look = (await lookAt(fileOf('7;8\n9;8\n'))) as TableLook;
    expect(look).toMatchObject({ delimiter: ';', header: false, columns: { user: 0, item: 1 } });
  });
});

/** Two users who share more items than there can be. */
function wide(): string {
  const items = Array.from({ length: 8193 }, (_, i) => i);
  const rowsOf = (user: string) => items.map((i) => `${user},i${i}`).join('\n');
  return `user,item\n${rowsOf('a')}\n${rowsOf('b')}`;
}
