import { describe, expect, it } from 'vitest';
import { buildDataset } from './buildDataset';
import { type Section, writeContainer } from './container';
import { DataError } from './dataError';
import { catalogueSize, type Dataset, historyOf, playerCount } from './dataset';
import { decodeDataset, encodeDataset } from './datasetFile';

const origin = {
  name: 'tiny',
  provenance: 'Made up for a test.',
  simulated: true,
  recipe: { minMinutes: 60, core: 2 },
};
const describeApp = (appId: number) => ({ appId, title: `Game ${appId}`, genres: ['Action'], year: 2004 });
const tiny = () =>
  buildDataset(
    [
      [40, 10, 30],
      [10, 20, 30, 40],
    ],
    describeApp,
    origin,
  );

describe('buildDataset', () => {
  it('numbers the games by app id, from 1, and lays the histories end to end', () => {
    const data = tiny();
    expect([...historyOf(data, 0)]).toEqual([4, 1, 3]);
    expect([...historyOf(data, 1)]).toEqual([1, 2, 3, 4]);
    expect(data.games.map(({ appId }) => appId)).toEqual([0, 10, 20, 30, 40]);
    expect(data.manifest.counts).toEqual({ players: 2, games: 4, interactions: 7 });
    expect([playerCount(data), catalogueSize(data)]).toEqual([2, 4]);
  });

  it('refuses a catalogue that 16 bits cannot number', () => {
    const everything = Array.from({ length: 70_000 }, (_, index) => index + 1);
    expect(() => buildDataset([everything], describeApp, origin)).toThrow(/70000 games are left/);
  });
});

describe('a data set file', () => {
  it('gives back the data set', () => {
    const data = tiny();
    data.manifest.audit = { ndcgRatio: 0.91 };
    expect(decodeDataset(encodeDataset(data))).toEqual(data);
  });

  it.each<[string, RegExp, (data: Dataset) => void]>([
    ['nobody', /is empty/, (data) => replaceHistories(data, [])],
    ['one player', /has one player/, (data) => replaceHistories(data, [[1, 2, 3, 4]])],
    [
      'one game',
      /has one game/,
      (data) => {
        data.games.length = 2;
        data.manifest.counts.games = 1;
      },
    ],
    [
      'a history too short to split',
      /Player 1 of this data set has 2 games/,
      (data) =>
        replaceHistories(data, [
          [1, 2, 3],
          [1, 2],
        ]),
    ],
    [
      'a game beyond the catalogue',
      /owns game 5, which is not in the catalogue/,
      (data) => {
        data.items[2] = 5;
      },
    ],
    [
      'padding in a history',
      /owns game 0/,
      (data) => {
        data.items[2] = 0;
      },
    ],
    [
      'a game twice in a history',
      /Player 1 of this data set owns Game 20 twice/,
      (data) => {
        data.items[5] = 2;
      },
    ],
    ['offsets that go back', /do not lie end to end/, (data) => replaceOffsets(data, [0, 9, 7])],
    ['offsets that leave rows out', /do not lie end to end/, (data) => replaceOffsets(data, [0, 3, 6])],
    [
      'a game listed twice',
      /lists Game 10 \(app 10\) twice/,
      (data) => {
        data.games[2] = data.games[1];
      },
    ],
    [
      'a count that is wrong',
      /claims 9 players and holds 2/,
      (data) => {
        data.manifest.counts.players = 9;
      },
    ],
    [
      'a game without a title',
      /not described as it should be at “games.0.1”/,
      (data) => {
        data.games[1].title = '';
      },
    ],
    [
      'a year that is no year',
      /at “games.0.3”/,
      (data) => {
        data.games[1].year = 20.5;
      },
    ],
    [
      'a manifest without provenance',
      /at “manifest.provenance”/,
      (data) => {
        data.manifest.provenance = '';
      },
    ],
  ])('is refused with %s', (_, message, spoil) => {
    const data = tiny();
    spoil(data);
    const file = encodeDataset(data);
    expect(() => decodeDataset(file)).toThrow(DataError);
    expect(() => decodeDataset(file)).toThrow(message);
  });

  it('is refused without its sections, or with something else for a header', () => {
    const { manifest, items } = tiny();
    const section: Section = { dtype: 'uint16', shape: [7], data: items };
    expect(() =>
      decodeDataset(writeContainer('dataset', { manifest, games: [] }, { items: section })),
    ).toThrow(/no section “offsets”/);
    expect(() => decodeDataset(writeContainer('dataset', null, {}))).toThrow(/not described as it should be/);
  });
});

function replaceHistories(data: Dataset, histories: number[][]): void {
  data.items = Uint16Array.from(histories.flat());
  data.manifest.counts = {
    ...data.manifest.counts,
    players: histories.length,
    interactions: data.items.length,
  };
  const offsets = [0];
  for (const history of histories) offsets.push(offsets[offsets.length - 1] + history.length);
  replaceOffsets(data, offsets);
}

function replaceOffsets(data: Dataset, offsets: number[]): void {
  data.offsets = Uint32Array.from(offsets);
}
