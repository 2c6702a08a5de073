import { describe, expect, it } from 'vitest';
import { evaluate, rankOf } from './evaluate';

const rank = (scores: number[], input: number[], target: number) =>
  rankOf(Float32Array.from([Number.NEGATIVE_INFINITY, ...scores]), {
    input: Uint16Array.from(input),
    target,
  });

describe('rankOf', () => {
  it('counts the games ahead, from 1', () => {
    expect(rank([0.1, 0.9, 0.5, 0.7], [], 2)).toBe(1);
    expect(rank([0.1, 0.9, 0.5, 0.7], [], 3)).toBe(3);
    expect(rank([0.1, 0.9, 0.5, 0.7], [], 1)).toBe(4);
  });

  it('lets games of the history out, each once, wherever they rank', () => {
    expect(rank([0.1, 0.9, 0.5, 0.7], [2], 3)).toBe(2);
    expect(rank([0.1, 0.9, 0.5, 0.7], [2, 4, 2, 4, 2], 3)).toBe(1);
    expect(rank([0.1, 0.9, 0.5, 0.7], [1], 3)).toBe(3);
  });

  it('ranks a target that the history holds like any other', () => {
    expect(rank([0.1, 0.9, 0.5, 0.7], [3, 3], 3)).toBe(3);
    expect(rank([0.1, 0.9, 0.5, 0.7], [3, 2], 3)).toBe(2);
  });

  it('breaks ties by id, the same way for all', () => {
    expect(rank([0.5, 0.5, 0.5, 0.5], [], 1)).toBe(1);
    expect(rank([0.5, 0.5, 0.5, 0.5], [], 3)).toBe(3);
    expect(rank([0.5, 0.5, 0.5, 0.5], [1], 3)).toBe(2);
    expect(rank([0.5, 0.5, 0.5, 0.5], [4], 3)).toBe(3);
  });

  it('never counts the padding item, whatever its score', () => {
    expect(rankOf(Float32Array.of(100, 1, 2), { input: Uint16Array.of(1), target: 2 })).toBe(1);
  });

  it('does not take a model that has broken down for a perfect one', () => {
    const broken = [1, 2, 3].map(() => Number.NaN);
    let found: number;
    try {
      found = rank(broken, [], 2);
    } catch {
      return; // to refuse is as good
    }
    expect(found).not.toBe(1);
  });
});

describe('evaluate', () => {
  /** Ranks the games by closeness to the last one of the history. */
  const near = {
    async score(histories: readonly ArrayLike<number>[]) {
      const rows = histories.map((history) =>
        Array.from({ length: 31 }, (_, id) =>
          id === 0 ? Number.NEGATIVE_INFINITY : -Math.abs(id - history[history.length - 1]),
        ),
      );
      return Float32Array.from(rows.flat());
    },
  };
  const question = (last: number, target: number) => ({ input: Uint16Array.of(last), target });

  it('averages HR@10, NDCG@10 and the reciprocal rank', async () => {
    // After 1 come 2, 3, 4 …: target t has rank t − 1.
    const questions = [2, 4, 11, 12, 30].map((target) => question(1, target));
    const { hr10, ndcg10, mrr } = await evaluate(near, questions, 30);
    expect(hr10).toBeCloseTo(3 / 5, 12);
    expect(ndcg10).toBeCloseTo((1 + 1 / 2 + 1 / Math.log2(11)) / 5, 12);
    expect(mrr).toBeCloseTo((1 + 1 / 3 + 1 / 10 + 1 / 11 + 1 / 29) / 5, 12);
  });

  it('gives the same however many questions are scored at once', async () => {
    const questions = Array.from({ length: 600 }, (_, i) => question(1 + (i % 30), 1 + ((i * 7) % 30)));
    const asked: number[] = [];
    const counting = {
      score: (histories: readonly ArrayLike<number>[]) => {
        asked.push(histories.length);
        return near.score(histories);
      },
    };
    const whole = await evaluate(counting, questions, 30);
    expect(asked.reduce((sum, n) => sum + n, 0)).toBe(600);
    const singly = await Promise.all(questions.map((one) => evaluate(near, [one], 30)));
    for (const metric of ['hr10', 'ndcg10', 'mrr'] as const) {
      expect(whole[metric]).toBeCloseTo(singly.reduce((sum, one) => sum + one[metric], 0) / 600, 10);
    }
  });
});
