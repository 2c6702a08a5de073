import { describe, expect, it } from 'vitest';
import { initialsOf, tintOf } from './genres';

describe('initialsOf', () => {
  it.each([
    ['Portal 2', 'P2'],
    ['Rust', 'R'],
    ['The Elder Scrolls V: Skyrim', 'ES'],
    ["Garry's Mod", 'GS'],
    ['Sid Meier’s Civilization® V', 'SM'],
    ['ARK: Survival Of The Fittest', 'AS'],
    ['7 Days to Die', '7D'],
    ['The The', 'TT'],
    ['東方', '東'],
    ['???', '?'],
  ])('%s → %s', (title, initials) => expect(initialsOf(title)).toBe(initials));
});

describe('tintOf', () => {
  it('takes the most telling genre', () => {
    expect(tintOf(['Action', 'Indie', 'Strategy'])).toBe(tintOf(['Strategy']));
    expect(tintOf(['Indie', 'Action'])).not.toBe(tintOf(['Indie']));
    expect(tintOf([])).toBe(tintOf(['Utilities']));
  });

  it('is dark enough for white text', () => {
    const luminance = (hex: string) => {
      const [r, g, b] = [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const genres = [
      'Strategy',
      'RPG',
      'Racing',
      'Sports',
      'Simulation',
      'Massively Multiplayer',
      'Adventure',
      'Action',
      'Casual',
      'Indie',
      'Free to Play',
      'none',
    ];
    for (const genre of genres) expect(1.05 / (luminance(tintOf([genre])) + 0.05)).toBeGreaterThan(4.5);
  });
});
