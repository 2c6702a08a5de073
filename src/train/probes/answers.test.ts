import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranksOf } from '../evaluate';
import { answersOf, listOf, probabilitiesOf } from './answers';

const scores = (...of: number[]) => Float32Array.from([Number.NEGATIVE_INFINITY, ...of]);

describe('a list', () => {
  it('is that of a whole ranking cut off, whatever the scores', () => {
    const score = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 30 })),
        (of, owned) => {
          const sorted = of
            .map((value, index) => ({ item: index + 1, value }))
            .filter(({ item }) => !owned.includes(item))
            .sort((a, b) => b.value - a.value || a.item - b.item)
            .map(({ item }) => item);
          expect(listOf(scores(...of), owned, 5)).toEqual(sorted.slice(0, 5));
        },
      ),
    );
  });
});

describe('probabilities', () => {
  it('are a softmax over what is not owned', () => {
    const [e1, e2] = [Math.exp(1), Math.exp(2)];
    const found = probabilitiesOf(scores(1, 2, 50, 0), [3], [2, 1]);
    expect(found).toEqual([expect.closeTo(e2 / (e1 + e2 + 1), 6), expect.closeTo(e1 / (e1 + e2 + 1), 6)]);
    const all = probabilitiesOf(scores(700, -700, 800), [], [3, 1, 2]);
    expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });
});

describe('answers', () => {
  /** Prefers games by closeness to the last one. */
  const near = {
    async score(histories: readonly ArrayLike<number>[]) {
      const rows = histories.map((history) =>
        scores(
          ...Array.from({ length: 30 }, (_, index) => -Math.abs(index + 1 - history[history.length - 1])),
        ),
      );
      return Float32Array.from(rows.flatMap((row) => Array.from(row)));
    },
  };
  const questions = Array.from({ length: 300 }, (_, i) => ({
    input: Uint16Array.of(1 + (i % 30)),
    target: 1 + ((i * 7 + 3) % 30),
  })).filter(({ input, target }) => input[0] !== target);

  it('are the same ranks as those of an evaluation, and every list has ten places', async () => {
    const { ranks, recommended, confidence } = await answersOf(near, questions, 30, true);
    expect(ranks).toEqual(await ranksOf(near, questions, 30));
    expect(recommended[0]).toBe(0);
    expect(recommended.reduce((sum, count) => sum + count, 0)).toBe(10 * questions.length);
    // Five games on either side of the last: game 1 is shown to those whose last is one of 2 … 6.
    expect(recommended[1]).toBe(questions.filter(({ input: [last] }) => last >= 2 && last <= 6).length);
    const sure = confidence?.first ?? [];
    const list = confidence?.list ?? [];
    for (let i = 0; i < questions.length; i++) {
      expect(sure[i]).toBeGreaterThan(0);
      expect(list[i]).toBeGreaterThan(sure[i]);
      expect(list[i]).toBeLessThanOrEqual(1);
    }
    expect(confidence?.score[0]).toBe(-1);
  });

  it('of a recommender that only counts have no probabilities', async () => {
    expect((await answersOf(near, questions, 30, false)).confidence).toBeNull();
  });
});
