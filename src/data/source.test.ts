import { describe, expect, it } from 'vitest';
import { SkippedLines } from './interactions';
import { readInteractions } from './source';
import { collected, gzipped, streamOf } from './testStreams';

const csv = 'user,item,playtime_forever\nann,10,61\nann,20,5\nbob,10,70\n';
const dump = `
{'user_id': 'ann', 'items': [{'item_id': '10', 'playtime_forever': 61}, {'item_id': '20', 'playtime_forever': 5}]}
{'user_id': 'bob', 'items': [{'item_id': '10', 'playtime_forever': 70}]}
`;

describe('readInteractions', () => {
  it('gives the same rows from a CSV and from a dump, packed or not, in chunks of any size', async () => {
    const files = [csv, dump, await gzipped(csv), await gzipped(dump)];
    for (const file of files) {
      for (const size of [1, 10, 1000]) {
        expect(await collected(readInteractions(streamOf(file, size), new SkippedLines()))).toEqual([
          { player: 'ann', appId: 10, minutes: 61 },
          { player: 'ann', appId: 20, minutes: 5 },
          { player: 'bob', appId: 10, minutes: 70 },
        ]);
      }
    }
  });

  it('says so when there is nothing in the file, or something else', async () => {
    const read = (file: string) => collected(readInteractions(streamOf(file), new SkippedLines()));
    await expect(read('\n  \n')).rejects.toThrow('There is not a line in the file.');
    await expect(read('\x89PNG\r\n\x1a')).rejects.toThrow(
      'The first line names no column “user”: it reads “�PNG”.',
    );
  });
});
