/** Tints of game tiles. All are dark enough for white initials (4.5:1). */

/** Most telling first: nearly every game is also "Action" or "Indie". */
const tints: [genre: string, colour: string][] = [
  ['Strategy', '#7a3fa0'],
  ['RPG', '#7d5632'],
  ['Racing', '#99560f'],
  ['Sports', '#2c7347'],
  ['Simulation', '#5f7021'],
  ['Massively Multiplayer', '#3f52b0'],
  ['Adventure', '#2a628c'],
  ['Action', '#ad3648'],
  ['Casual', '#b03a86'],
  ['Indie', '#2f6d68'],
  ['Free to Play', '#5b626f'],
];

const untold: [genre: string, colour: string] = ['Other', '#64625c'];

const telling = (genres: readonly string[]) => tints.find(([genre]) => genres.includes(genre)) ?? untold;

export const tintOf = (genres: readonly string[]): string => telling(genres)[1];

/** The genre that a game is tinted by. */
export const kindOf = (genres: readonly string[]): string => telling(genres)[0];

/** All of them, with their tints as they are seen on the page's ground, dark or light. */
export const kinds: readonly { kind: string; colour: string }[] = [...tints, untold].map(([kind, tint]) => ({
  kind,
  colour: `color-mix(in srgb, ${tint}, #fff var(--tint-lift))`,
}));

const small = new Set(['of', 'the', 'and', 'a', 'an', 'in', 'to', 'for', 'on', 'at', 'vs']);

/** One or two letters for a title: "Portal 2" → P2, "The Elder Scrolls V: Skyrim" → ES, "Rust" → R. */
export function initialsOf(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !small.has(word.toLowerCase()));
  const [first = '?', second = ''] = telling.length > 0 ? telling : words;
  return (first.charAt(0) + second.charAt(0)).toUpperCase();
}
