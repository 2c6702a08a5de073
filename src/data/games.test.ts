import { describe, expect, it } from 'vitest';
import { describeGame, plainText, readGames } from './games';
import { gzipped, streamOf } from './testStreams';

const file = JSON.stringify({
  10: { t: 'Counter-Strike', g: ['Action'], tags: ['FPS'], y: 2000 },
  48700: { t: 'Mount &amp; Blade: Warband', g: ['Design &amp; Illustration', 'RPG'], y: 2010 },
  99: { t: null, g: null, y: null },
  98: { g: [] },
});
const untitled = new Map<number, string>();

describe('readGames and describeGame', () => {
  it('give titles, genres and years as plain text', async () => {
    const index = await readGames(streamOf(await gzipped(file)));
    expect(describeGame(10, index, untitled)).toEqual({
      appId: 10,
      title: 'Counter-Strike',
      genres: ['Action'],
      year: 2000,
    });
    expect(describeGame(48700, index, untitled)).toMatchObject({
      title: 'Mount & Blade: Warband',
      genres: ['Design & Illustration', 'RPG'],
    });
  });

  it('name a game whose title is missing after its library entry, else after its number', async () => {
    const index = await readGames(streamOf(file));
    const nothing = { genres: [], year: null };
    expect(describeGame(99, index, untitled)).toEqual({ appId: 99, title: 'App 99', ...nothing });
    expect(describeGame(98, index, new Map([[98, 'Portal&trade; ']]))).toEqual({
      appId: 98,
      title: 'Portal™',
      ...nothing,
    });
    expect(describeGame(1, index, new Map([[1, '\n']]))).toEqual({ appId: 1, title: 'App 1', ...nothing });
  });

  it.each([
    ['{"10": {"t"', 'The list of games is not JSON.'],
    ['{"10": {"t": 5}}', /what it should at “10.t”: /],
    ['{"ten": {"t": "Ten"}}', /at “ten”: /],
    ['5', /what it should: /],
  ])('refuse %s with a sentence', async (json, message) => {
    await expect(readGames(streamOf(json))).rejects.toThrow(message);
  });
});

describe('plainText', () => {
  it('decodes entities of every kind once, and tidies space', () => {
    expect(plainText(' Tom&nbsp;Clancy&#39;s&#x2122;\tA &amp;amp; B\u0000 ')).toBe("Tom Clancy's™ A &amp; B");
  });
});
