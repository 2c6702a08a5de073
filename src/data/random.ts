/** Seeded randomness: the only source of it in the project, so that a seed names a run. */

export interface Random {
  /** In [0, 1). */
  uniform(): number;
  /** In 0 … n - 1. */
  integer(n: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** In place (Fisher–Yates); returns its argument. */
  shuffle<T extends { length: number; [i: number]: number }>(values: T): T;
}

/** Murmur3's finaliser: every bit of the input moves every bit of the output. */
function scramble(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** One number out of several: the address of a stream. */
function address(parts: readonly number[]): number {
  return parts.reduce((hash, part) => scramble(Math.imul(hash, 31) + part + 0x9e3779b9), 0x243f6a88);
}

/**
 * The stream named by `parts`, for example `random(seed, STREAM.dropout, step)`. Streams of different names are
 * independent, and a stream can be opened again at any time: nothing has to be saved to resume a run exactly.
 */
export function random(...parts: number[]): Random {
  // xoshiro128**, Blackman and Vigna 2018
  let [a, b, c, d] = [1, 2, 3, 4].map((word) => address([...parts, word]));
  const next = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = () => next() / 2 ** 32;
  const integer = (n: number) => Math.floor(uniform() * n);
  return {
    uniform,
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    shuffle(values) {
      for (let i = values.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [values[i], values[j]] = [values[j], values[i]];
      }
      return values;
    },
  };
}

/** The streams of a run. */
export const STREAM = { weights: 1, order: 2, dropout: 3, masks: 4, negatives: 5, sample: 6 } as const;
