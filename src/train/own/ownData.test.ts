import { describe, expect, it } from 'vitest';
import { settings } from '../../data/own/build';
import { random } from '../../data/random';
import { type Dialect, repr } from '../../data/testPython';
import { OwnDataWorker } from './ownData';

const USERS = 4_000;
const GAMES = 400;

/** What titles and names are made of: apostrophes, quotes, escapes of every length, and what is neither. */
const words = [
  "Garry's",
  '"Best"',
  'Brütal',
  '世界',
  '🎮',
  'C:\\new',
  'Tom\'s "Last"',
  'Plain',
  'x\u2028y',
  '{id: 1}',
];
const titleOf = (game: number): string => `${words[game % words.length]} ${game}`;

interface Made {
  dump: Blob;
  users: number;
  rows: number;
  broken: number;
}

/** A dump as the real one is: most lines sound, some without items, some empty, some cut off. */
function madeUp(): Made {
  const draw = random(11, USERS);
  const dialects: Dialect[] = ['repr', 'ascii', 'python2'];
  const parts: string[] = [];
  const counts = { users: 0, rows: 0, broken: 0 };
  for (let who = 0; who < USERS; who++) {
    const user = `${words[draw.integer(words.length)]} ${who}`;
    const first = draw.integer(GAMES);
    const items = Array.from({ length: who % 50 === 0 ? 0 : 5 + draw.integer(10) }, (_, i) => {
      const game = (first + i * 7) % GAMES;
      return {
        item_id: String(10 * (game + 1)),
        item_name: titleOf(game),
        playtime_forever: 60 + draw.integer(5000),
        playtime_2weeks: 0,
      };
    });
    const missing = who % 97 === 1;
    const cut = who % 113 === 2;
    const library = {
      user_id: user,
      items_count: items.length,
      steam_id: null,
      ...(missing ? {} : { items }),
    };
    const line = repr(library, dialects[who % dialects.length]);
    parts.push(`${cut ? line.slice(0, -5) : line}\n`);
    if (missing || cut) counts.broken++;
    else if (items.length > 0) {
      counts.users++;
      counts.rows += items.length;
    }
  }
  return { dump: new Blob(parts), ...counts };
}

describe('the dump, as a reader brings it', () => {
  it('is read through the worker, packed or not, with a reason for every line that is left out', async () => {
    const { dump, users, rows, broken } = madeUp();
    const packed = await new Response(dump.stream().pipeThrough(new CompressionStream('gzip'))).blob();
    for (const file of [dump, packed]) {
      const worker = new OwnDataWorker();
      const look = await worker.look(file);
      expect(look.kind).toBe('dump');
      if (look.kind !== 'dump') continue;
      let heard = 0;
      await worker.read(file, look, (bytes) => {
        heard = bytes;
      });
      expect(heard).toBeLessThanOrEqual(file.size);
      const report = await worker.build({ settings, fileName: 'users_items.json.gz', catalogueUrl: null });
      expect(report).toMatchObject({ rows: rows + broken, read: { users, items: GAMES }, order: 'file' });
      expect(report.losses).toMatchObject({ broken, unplayed: 0 });
      expect(report.broken[0].line).toBe(2);
      expect(report.broken[0].reason).toMatch(/at “items”/);
      expect(report.broken[1].reason).toMatch(/^expected .* in column \d+$/);
    }
  }, 60_000);
});
