import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../data/dataset';
import { datasetOf, GAMES } from '../../testing/toy';
import { measureBaselines } from '../baselines';
import { questionsOf } from '../questions';
import { Counting } from './counting';
import { sliceNames } from './countingProtocol';

/** Nine walk up the catalogue; one has games that nobody else has. */
const data: Dataset = datasetOf([
  ...Array.from({ length: 9 }, (_, i) => [1, 2, 3, 4, 5, 6].map((item) => item + (i % 3))),
  [10, 11, 9],
]);
const counting = new Counting();
beforeAll(() => counting.take(data));

describe('Counting', () => {
  it('refuses to count before a data set is open', async () => {
    await expect(new Counting().tail()).rejects.toThrow('No data set is open.');
  });

  it('measures the same as the training worker does, and tells the players apart', async () => {
    for (const split of ['validation', 'test'] as const) {
      const { training, ...questions } = questionsOf(data);
      const { rows, slices, players } = await counting.results(split);
      expect(rows).toEqual(await measureBaselines(training, questions[split], GAMES));
      for (const name of sliceNames) {
        expect(slices[name].reduce((sum, slice) => sum + slice.players, 0)).toBe(players);
        const [, , whole] = rows;
        const markov = slices[name].reduce((sum, slice) => sum + slice.rows[2].mrr * slice.players, 0);
        expect(markov / players).toBeCloseTo(whole.mrr);
      }
    }
  });

  it('recommends with reasons that add up to the scores', async () => {
    const [popularity, itemknn, markov] = await counting.recommend([3, 1], 4);
    expect([popularity, itemknn, markov].map(({ name }) => name)).toEqual([
      'popularity',
      'itemknn',
      'markov',
    ]);
    for (const { top } of [popularity, itemknn, markov]) {
      expect(top).toHaveLength(4);
      expect(top.map(({ item }) => item)).not.toContain(3);
      expect(top.map(({ score }) => score)).toEqual(top.map(({ score }) => score).sort((a, b) => b - a));
    }
    for (const { reason, score } of popularity.top)
      expect(reason).toEqual({ by: 'popularity', players: score });
    for (const { reason, score } of itemknn.top) {
      const named = reason.by === 'itemknn' ? reason.neighbours : [];
      expect(named.reduce((sum, { similarity }) => sum + similarity, 0)).toBeCloseTo(score, 5);
    }
    for (const { reason, score } of markov.top) {
      expect(reason).toMatchObject({ by: 'markov', after: 1, of: 3 });
      if (reason.by === 'markov') expect(score).toBeCloseTo(reason.times / reason.of, 2);
    }
  });

  it('says which game Markov asks where nothing ever followed the last', async () => {
    const [, , markov] = await counting.recommend([3, 9], 1);
    expect(markov.top[0].reason).toMatchObject({ by: 'markov', after: 3 });
  });

  it('begins with a history that is near eight games long', async () => {
    const example = await counting.example();
    expect(example).toHaveLength(6);
    expect(questionsOf(data).training.some((history) => history.includes(example[5]))).toBe(true);
  });

  it('packs a handful of players, each in one row, and reads no more of them than L', async () => {
    const { players, lengths, rows, width } = await counting.packing(3, 2);
    expect([...rows.flat()].sort()).toEqual([...players.keys()]);
    expect(new Set(players).size).toBe(players.length);
    expect(Math.max(...lengths)).toBe(2);
    for (const row of rows) expect(row.reduce((sum, i) => sum + lengths[i], 0)).toBeLessThanOrEqual(width);
    expect(await counting.packing(3, 2)).toEqual({ players, lengths, rows, width });
    expect((await counting.packing(4, 2)).players).not.toEqual(players);
  });

  it('wastes less the better it packs', async () => {
    const { padded, trimmed, packed } = await counting.waste(6);
    expect(padded).toBe(0.5);
    expect(trimmed).toBeCloseTo(0, 9);
    expect(packed).toBeCloseTo(0, 9);
  });

  it('has pairs, rounds and an order for whatever is open', async () => {
    expect((await counting.pairs(null, 2)).every(({ both }) => both >= 2)).toBe(true);
    expect((await counting.pairs(10, 2)).map(({ both }) => both)).toEqual([1, 1]);
    expect((await counting.peel(4)).levels.length).toBeGreaterThan(1);
    expect((await counting.orderTest()).right).toBeGreaterThan(0.9);
    expect((await counting.tail()).items).toHaveLength(GAMES);
  });
});
