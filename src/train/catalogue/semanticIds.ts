/**
 * Semantic IDs by residual k-means, the simple alternative to an RQ-VAE: with r₀ = x,
 *
 *   c_l = argmin_k ‖r_l − e_k‖²,   r_{l+1} = r_l − e_{c_l},   x̂ = Σ_l e_{c_l},
 *
 * and the codebook {e_k} of each level found by k-means over the residuals that arrive there. TIGER (Rajput et al., NeurIPS
 * 2023) learns codebooks together with an encoder of each item's description; here the vectors are given.
 */
import { type Random, random } from '../../data/random';
import { kMeans, spreadOver } from './kmeans';

/**
 * How a codebook begins: with k-means++ over what arrives; with normal numbers as large as the vectors; or with standard
 * normal numbers, as an embedding table does in PyTorch where nobody says otherwise.
 */
export const starts = ['plus', 'scaled', 'noise'] as const;

export type Start = (typeof starts)[number];

/** Digits of a code, before the one that tells equal codes apart. */
export const DIGITS = 3;

export interface Level {
  /** [K] how many games have each code at this level. */
  usage: Uint16Array;
  /** exp of the entropy of the usage: K where it is even, 1 where one code has everything. */
  perplexity: number;
  /** Codes that no game has. */
  dead: number;
  /** What is left after it of the sum of the vectors' squared lengths, as a share. */
  left: number;
}

export interface SemanticIds {
  /** K: codes a level. */
  codes: number;
  levels: Level[];
  /** [V × DIGITS], game by game: the digits of item id j begin at (j − 1) · DIGITS. */
  digits: Uint8Array;
  /** Codes that at least one game has. */
  distinct: number;
  /** Games that share their whole code with another. */
  colliding: number;
}

export interface Vectors {
  /** [V, width], row-major. */
  vectors: Float32Array;
  width: number;
}

export function semanticIds({ vectors, width }: Vectors, codes: number, start: Start, seed = 0): SemanticIds {
  const residuals = vectors.slice();
  const games = vectors.length / width;
  const whole = energy(vectors);
  const begin = (stream: Random): Float32Array => {
    if (start === 'plus') return spreadOver(residuals, width, codes, stream);
    const size = start === 'scaled' ? Math.sqrt(whole / vectors.length) : 1;
    return Float32Array.from({ length: codes * width }, () => size * stream.normal());
  };
  const digits = new Uint8Array(games * DIGITS);
  const levels = Array.from({ length: DIGITS }, (_, level): Level => {
    const { centres, nearest } = kMeans(residuals, width, begin(random(seed, level)));
    const usage = new Uint16Array(codes);
    nearest.forEach((code, game) => {
      usage[code]++;
      digits[game * DIGITS + level] = code;
      for (let j = 0; j < width; j++) residuals[game * width + j] -= centres[code * width + j];
    });
    return {
      usage,
      perplexity: perplexityOf(usage),
      dead: usage.filter((count) => count === 0).length,
      left: whole > 0 ? energy(residuals) / whole : 0,
    };
  });
  const sharing = new Map<string, number>();
  for (let item = 1; item <= games; item++) {
    const key = codeOf(digits, item).join();
    sharing.set(key, (sharing.get(key) ?? 0) + 1);
  }
  const colliding = [...sharing.values()].filter((n) => n > 1).reduce((sum, n) => sum + n, 0);
  return { codes, levels, digits, distinct: sharing.size, colliding };
}

/** exp(−Σ π ln π), with π the share of each. */
export function perplexityOf(usage: ArrayLike<number>): number {
  const counts = Array.from(usage).filter((count) => count > 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.exp(-counts.reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0));
}

export const codeOf = (digits: Uint8Array, item: number): number[] =>
  Array.from(digits.subarray((item - 1) * DIGITS, item * DIGITS));

/** The games whose codes begin like this, by item id. */
export function sharing(digits: Uint8Array, prefix: readonly number[]): number[] {
  const items = Array.from({ length: digits.length / DIGITS }, (_, index) => index + 1);
  return items.filter((item) => prefix.every((digit, l) => digits[(item - 1) * DIGITS + l] === digit));
}

const energy = (values: Float32Array): number => values.reduce((sum, x) => sum + x * x, 0);
