import { describe, expect, it } from 'vitest';
import { paddingGame } from '../dataset';
import { matchLibrary, readSteamLibrary } from './steamLibrary';

const answer = (games: unknown) => JSON.stringify({ response: { game_count: 9, games } });
const catalogue = [
  paddingGame,
  { appId: 440, title: 'Team Fortress 2', genres: [], year: 2007 },
  { appId: 620, title: 'Portal 2', genres: [], year: 2011 },
  { appId: 4000, title: "Garry's Mod", genres: [], year: 2006 },
];

describe('a Steam library', () => {
  const owned = readSteamLibrary(
    answer([
      { appid: 620, name: 'Portal 2', playtime_forever: 600, rtime_last_played: 50 },
      { appid: 99, name: 'Garry’s Mod', playtime_forever: 70, rtime_last_played: 40 },
      { appid: 440, playtime_forever: 10, rtime_last_played: 30 },
      { appid: 1, name: 'Unheard of', playtime_forever: 5 },
      { appid: 2, name: 'Unheard of, too', playtime_forever: 500 },
    ]),
  );

  it('becomes a history of the catalogue, by app id and by title, in the order of the list', () => {
    const { history, unplayed, unknown } = matchLibrary(owned, catalogue, {
      minMinutes: 60,
      byLastPlayed: false,
    });
    expect(history).toEqual([2, 3]);
    expect(unplayed.map(({ appId }) => appId)).toEqual([440]);
    expect(unknown.map(({ appId }) => appId)).toEqual([2, 1]);
  });

  it('or in the order in which games were last played', () => {
    const { history } = matchLibrary(owned, catalogue, { minMinutes: 0, byLastPlayed: true });
    expect(history).toEqual([1, 3, 2]);
  });

  it('that tells nothing is refused with a sentence', () => {
    expect(() => readSteamLibrary('{"response":{}}')).toThrow(/private/);
    expect(() => readSteamLibrary(answer([{ appid: 'x' }]))).toThrow(/not the answer of Steam/);
    expect(() => readSteamLibrary('{"response":{"games":[')).toThrow(/not whole/);
  });
});
