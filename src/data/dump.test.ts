import { describe, expect, it } from 'vitest';
import { readDump } from './dump';
import { SkippedLines } from './interactions';
import { linesOf } from './lines';
import { collected, gzipped, streamOf } from './testStreams';

async function read(dump: string) {
  const skipped = new SkippedLines();
  const bytes = streamOf(await gzipped(dump), 16);
  return { interactions: await collected(readDump(linesOf(bytes, skipped), skipped)), skipped };
}

describe('readDump', () => {
  it('reads a library a line, in order, and passes over keys that it does not know', async () => {
    const { interactions, skipped } = await read(
      `{'user_id': 'ann', 'items_count': 2, 'steam_id': '7', 'badges': [{'level': (1, None)}], 'items': [` +
        `{'item_id': '4000', 'item_name': "Garry's Mod", 'playtime_forever': 75, 'playtime_2weeks': 0}, ` +
        `{'item_id': '10', 'item_name': None, 'playtime_forever': 6}]}\n` +
        `{u'user_id': u'bo\\xe9', u'items': []}\n` +
        `{u'user_id': u'bo\\xe9', u'items': [{u'item_id': u'20', u'playtime_forever': 1.5}]}\n`,
    );
    expect(interactions).toEqual([
      { player: 'ann', appId: 4000, minutes: 75, title: "Garry's Mod" },
      { player: 'ann', appId: 10, minutes: 6 },
      { player: 'boé', appId: 20, minutes: 1.5 },
    ]);
    expect(skipped.total).toBe(0);
  });

  it('skips and counts broken lines, with the reason for each', async () => {
    const item = `{'item_id': '10', 'playtime_forever': 6}`;
    const { interactions, skipped } = await read(
      `{'user_id': 'ann', 'items': [${item}\n` +
        `{'user_id': 'bob', 'items': [${item}]}\n` +
        `{'user_id': 'cyd', 'items': [${item}, {'item_id': 'ten', 'playtime_forever': 6}]}\n` +
        `{'items': [${item}]}\n` +
        `[1, 2]\n`,
    );
    expect(interactions).toEqual([{ player: 'bob', appId: 10, minutes: 6 }]);
    expect(skipped.total).toBe(4);
    expect(skipped.first.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
    expect(skipped.first[0].reason).toBe('expected a comma or ] in column 70');
    expect(skipped.first[1].reason).toMatch(/at “items.1.item_id”/);
    expect(skipped.first[2].reason).toMatch(/at “user_id”/);
  });
});
