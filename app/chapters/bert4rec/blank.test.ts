import { beforeAll, describe, expect, it } from 'vitest';
import { random, STREAM } from '../../../src/data/random';
import { models } from '../../../src/models';
import { findOp, valuesOf } from '../../../src/nn/recording';
import { startBackends } from '../../../src/testing/backends';
import { datasetOf, GAMES, toyConfig } from '../../../src/testing/toy';
import { trace } from '../../../src/train/probes/trace';
import { Run } from '../../../src/train/run';
import { blankUnder, lessonsOf, stagesOf, stripOf, workedBlank } from './blank';

beforeAll(startBackends);

const history = [3, 9, 1, 4, 7];

async function taped(masked: number[]) {
  const run = new Run('bert4rec', toyConfig('bert4rec'), [history], GAMES);
  const recording = await trace(run, { history, masked });
  run.dispose();
  return recording;
}

describe('a blank, worked by hand', () => {
  it('comes to the probabilities that the model gave', async () => {
    const recording = await taped([1, 3]);
    const op = findOp(recording, 'probability');
    if (!op) throw new Error('the tape has no probabilities');
    [9, 4].forEach((item, blank) => {
      const worked = workedBlank(recording, blank);
      if (!worked) throw new Error('the tape has no scores');
      const right = valuesOf(recording, op).subarray(blank * GAMES, (blank + 1) * GAMES);
      for (const { item: each, probability } of worked.candidates)
        expect(probability).toBeCloseTo(right[each - 1], 5);
      expect(worked.hidden?.item).toBe(item);
      const shown = worked.candidates.reduce((sum, { probability }) => sum + probability, 0);
      expect(shown + worked.others.probability).toBeCloseTo(1, 6);
      expect(worked.candidates.length + worked.others.count).toBe(GAMES);
    });
  });

  it('has no answer where the blank was appended', async () => {
    const recording = await taped([]);
    expect(workedBlank(recording, 0)?.hidden).toBeNull();
    expect(blankUnder(recording, null, null)).toBe(0);
  });

  it('begins as the same vector under every blank, and ends as one of its own', async () => {
    const recording = await taped([1, 3]);
    const [one, other] = [0, 1].map((blank) =>
      stagesOf(recording, blank).map((stage) => stripOf(recording, stage, null)),
    );
    expect(one.map(({ symbol }) => symbol)).toEqual(['e', 's', 's′', 's′', 'g']);
    expect(one[0].values).toEqual(other[0].values);
    expect(one[4].values).not.toEqual(other[4].values);
  });

  it('follows the cursor from blank to blank', async () => {
    const recording = await taped([1, 3]);
    const at = (id: string) => findOp(recording, id) ?? null;
    expect(blankUnder(recording, at('head'), { head: 0, row: 1, column: 0 })).toBe(1);
    expect(blankUnder(recording, at('input'), { head: 0, row: 3, column: 0 })).toBe(1);
    expect(blankUnder(recording, at('input'), { head: 0, row: 2, column: 0 })).toBe(0);
  });
});

describe('what an epoch teaches', () => {
  it('is what the models are in fact asked', () => {
    const rows = [
      [3, 9, 1, 4, 7, 2, 8],
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    ];
    const training = rows.map((row) => row.slice(0, -2));
    const config = toyConfig('bert4rec', { maxLength: 6, maskRate: 0.3 });
    const { sasrec, bert4rec, players } = lessonsOf(datasetOf(rows), 6, 0.3);
    const asked = (name: 'sasrec' | 'bert4rec', draw: number) =>
      training
        .flatMap((row) => models[name].examples(row, config, random(draw, STREAM.masks), GAMES))
        .reduce((sum, { at }) => sum + at.length, 0);
    expect(players).toBe(3);
    expect(sasrec * 3).toBe(asked('sasrec', 0));
    const draws = Array.from({ length: 2000 }, (_, draw) => asked('bert4rec', draw));
    expect(draws.reduce((sum, count) => sum + count, 0) / draws.length).toBeCloseTo(bert4rec * 3, 0);
  });
});
