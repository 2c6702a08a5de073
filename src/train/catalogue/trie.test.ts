import { describe, expect, it } from 'vitest';
import { keyOf, trieOf } from './trie';

// 1·2·3, 1·2·4, 5·2·6, 5·7·3, and one code twice.
const digits = Uint8Array.of(1, 2, 3, 1, 2, 4, 5, 2, 6, 5, 7, 3, 1, 2, 3);
const trie = trieOf(digits);

describe('the trie of codes', () => {
  it('knows every prefix that some game has, and how many have it', () => {
    expect(trie.nodes).toEqual([2, 3, 4]);
    expect(trie.games.get(keyOf([1]))).toBe(3);
    expect(trie.games.get(keyOf([1, 2, 3]))).toBe(2);
    expect(trie.games.has(keyOf([1, 2, 6]))).toBe(false);
  });

  it('lets no invalid code through, as a table of pairs does', () => {
    // After a second digit 2 come 3, 4 and 6, whatever the first digit was: 1·2·6, 5·2·3 and 5·2·4 slip through.
    expect([...(trie.follows[2].get(2) ?? [])].sort()).toEqual([3, 4, 6]);
    let through = 0;
    for (const a of trie.follows[0].get(0) ?? [])
      for (const b of trie.follows[1].get(a) ?? []) through += trie.follows[2].get(b)?.size ?? 0;
    expect(through).toBe(7);
    expect(trie.throughTable).toBe(through);
  });
});
