import { describe, expect, it } from 'vitest';
import { SkippedLines } from './interactions';
import { readLibrary } from './library';
import { linesOf } from './lines';
import { collected, streamOf } from './testStreams';

async function read(csv: string) {
  const skipped = new SkippedLines();
  return { interactions: await collected(readLibrary(linesOf(streamOf(csv), skipped), skipped)), skipped };
}

describe('readLibrary', () => {
  it('reads users, app ids and minutes, in order', async () => {
    const { interactions } = await read('user,item,playtime_forever\nann,440,61\nbob,10,0\nann,20,999\n');
    expect(interactions).toEqual([
      { player: 'ann', appId: 440, minutes: 61 },
      { player: 'bob', appId: 10, minutes: 0 },
      { player: 'ann', appId: 20, minutes: 999 },
    ]);
  });

  it('finds its columns by name, and undoes quotes', async () => {
    const { interactions } = await read(
      'playtime_forever,"note",item,user\n61,"a, ""b""","440","ann, of 3"\n',
    );
    expect(interactions).toEqual([{ player: 'ann, of 3', appId: 440, minutes: 61 }]);
  });

  it('skips and counts the rows that make no sense', async () => {
    const { interactions, skipped } = await read(
      'user,item,playtime_forever\nann,440\n,440,1\nann,x,1\nann,0,1\nann,440,-1\nann,1e9,1\nann,440,1\n',
    );
    expect(interactions).toHaveLength(1);
    expect(skipped.total).toBe(6);
    expect(skipped.first[0]).toEqual({ line: 2, reason: 'not a user, an app id and minutes' });
  });

  it('says which column is missing', async () => {
    await expect(read('user,game,playtime_forever\nann,440,1\n')).rejects.toThrow(
      'The first line names no column “item”: it reads “user,game,playtime_forever”.',
    );
  });
});
