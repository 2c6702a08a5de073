/** Which codes exist: the prefix trie of all of them, and the smaller table that is not enough. */
import { DIGITS } from './semanticIds';

export interface Trie {
  /** How many games begin with a prefix; only prefixes that some game has. */
  games: ReadonlyMap<string, number>;
  /** Prefixes of each length: nodes of each level. */
  nodes: number[];
  /** Codes that a table of (position, previous digit → next digit) lets through, those that exist among them. */
  throughTable: number;
  /** What that table allows after a digit, by position: `follows[1].get(3)` are second digits after a first digit 3. */
  follows: readonly ReadonlyMap<number, ReadonlySet<number>>[];
}

export const keyOf = (prefix: readonly number[]): string => prefix.join('.');

export function trieOf(digits: Uint8Array): Trie {
  const games = new Map<string, number>();
  const nodes = new Array<number>(DIGITS).fill(0);
  const follows = Array.from({ length: DIGITS }, () => new Map<number, Set<number>>());
  for (let start = 0; start < digits.length; start += DIGITS)
    for (let l = 0; l < DIGITS; l++) {
      const prefix = keyOf(Array.from(digits.subarray(start, start + l + 1)));
      const before = games.get(prefix) ?? 0;
      games.set(prefix, before + 1);
      if (before > 0) continue;
      nodes[l]++;
      const previous = l > 0 ? digits[start + l - 1] : 0;
      const after = follows[l].get(previous) ?? new Set();
      follows[l].set(previous, after.add(digits[start + l]));
    }
  return { games, nodes, follows, throughTable: walks(follows) };
}

/** Ways through the table from the first position to the last: it forgets all but the digit before. */
function walks(follows: Trie['follows']): number {
  // How many ways lead to each digit at the position before; nothing at all stands before the first.
  let ways = new Map([[0, 1]]);
  for (const after of follows) {
    const next = new Map<number, number>();
    for (const [digit, count] of ways)
      for (const to of after.get(digit) ?? []) next.set(to, (next.get(to) ?? 0) + count);
    ways = next;
  }
  return [...ways.values()].reduce((sum, count) => sum + count, 0);
}
