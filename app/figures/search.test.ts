import { describe, expect, it } from 'vitest';
import type { Game } from '../../src/data/dataset';
import { searchGames } from './search';

const game = (title: string, genres: string[] = [], year: number | null = null): Game => ({
  appId: 1,
  title,
  genres,
  year,
});

const games = [
  game(''),
  game('Portal', ['Action'], 2007),
  game('Portal 2', ['Action', 'Adventure'], 2011),
  game('Grand Theft Auto V', ['Action'], 2015),
  game("Sid Meier's Civilization® V", ['Strategy'], 2010),
  game('Pokémon Portal Stories: Mel', ['Indie'], 2015),
  game('GRID 2', ['Racing'], 2013),
];
const titles = (query: string, without: number[] = [], limit?: number) =>
  searchGames(games, query, new Set(without), limit).map((item) => games[item].title);

describe('searchGames', () => {
  it('puts the title itself first, then titles that begin so, then words', () => {
    expect(titles('portal')).toEqual(['Portal', 'Portal 2', 'Pokémon Portal Stories: Mel']);
  });

  it('forgives accents, case, apostrophes and signs', () => {
    expect(titles('POKEMON')).toEqual(['Pokémon Portal Stories: Mel']);
    expect(titles('sid meiers civilization v')).toEqual(["Sid Meier's Civilization® V"]);
  });

  it('knows initials, genres and years', () => {
    expect(titles('gta')).toEqual(['Grand Theft Auto V']);
    expect(titles('racing 2013')).toEqual(['GRID 2']);
    expect(titles('strategy')).toEqual(["Sid Meier's Civilization® V"]);
  });

  it('finds the middle of a word last', () => {
    expect(titles('rid')).toEqual(['GRID 2']);
  });

  it('leaves out what is there already, and the padding item', () => {
    expect(titles('portal', [1])).toEqual(['Portal 2', 'Pokémon Portal Stories: Mel']);
    expect(titles('')).toEqual([]);
    expect(titles('  ™ ')).toEqual([]);
    expect(titles('zzz')).toEqual([]);
    expect(titles('p', [], 1)).toHaveLength(1);
  });
});
