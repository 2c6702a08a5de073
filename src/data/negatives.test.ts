import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemCounts, PopularitySampler, uniformOutside } from './negatives';
import { random } from './random';

describe('itemCounts', () => {
  it('counts by id', () => {
    expect([...itemCounts([[1, 3], Uint16Array.of(3)], 4)]).toEqual([0, 1, 0, 2, 0]);
  });
});

describe('PopularitySampler', () => {
  const counts = Float64Array.of(0, 16, 0, 4, 1, 9);
  const roots = [4, 1, 2, 1, 3];

  it('knows the chance of each item: in proportion to the root of its popularity, never zero, never padding', () => {
    const [padding, ...chances] = new PopularitySampler(counts).probabilities();
    expect(padding).toBe(0);
    chances.forEach((chance, i) => {
      expect(chance).toBeCloseTo(roots[i] / 11, 12);
    });
    const uniform = new PopularitySampler(counts, 0).probabilities();
    expect([...uniform.slice(1)].map((chance) => chance.toFixed(9))).toEqual(Array(5).fill('0.200000000'));
  });

  it('draws with those chances, and the same for the same stream', () => {
    const sampler = new PopularitySampler(counts);
    const drawn = sampler.draw(random(1), 22_000);
    expect(sampler.draw(random(1), 22_000)).toEqual(drawn);
    roots.forEach((root, i) => {
      const count = drawn.filter((item) => item === i + 1).length;
      expect(Math.abs(count - 2000 * root)).toBeLessThan(5 * Math.sqrt(2000 * root));
    });
    expect(drawn.every((item) => item >= 1 && item <= 5)).toBe(true);
    expect(sampler.draw(random(1), 0)).toHaveLength(0);
  });

  it('reaches the first and the last item', () => {
    const sampler = new PopularitySampler(counts);
    const at = (point: number) => sampler.draw({ ...random(1), uniform: () => point }, 1)[0];
    expect(at(0)).toBe(1);
    expect(at(1 - 2 ** -32)).toBe(5);
  });
});

describe('uniformOutside', () => {
  it('draws only what the player does not own', () => {
    const owned = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 8 });
    fc.assert(
      fc.property(owned, fc.nat(), (history, seed) => {
        const drawn = uniformOutside(history, 9, 20, random(seed));
        expect(drawn).toHaveLength(20);
        expect(drawn.filter((item) => history.includes(item) || item < 1 || item > 9)).toEqual([]);
      }),
    );
  });

  it('draws each of the others as often', () => {
    const drawn = uniformOutside([2, 4], 5, 6000, random(3));
    for (const item of [1, 3, 5]) {
      expect(Math.abs(drawn.filter((other) => other === item).length - 2000)).toBeLessThan(200);
    }
  });

  it('refuses a player who owns everything', () => {
    expect(() => uniformOutside([1, 2, 3, 2], 3, 1, random(1))).toThrow('owns every game');
  });
});
