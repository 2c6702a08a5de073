import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends } from '../testing/backends';
import { expectClose, largestDifference } from '../testing/close';
import { everywhere, GAMES, historiesOf, toyConfig, withToy } from '../testing/toy';
import { baselines } from '../train/baselines';
import { Run } from '../train/run';
import { neuralModels } from './config';

beforeAll(startBackends);

const history = fc.array(fc.integer({ min: 1, max: GAMES }), { minLength: 1, maxLength: 6 });

describe.each(['gru4rec', 'sasrec'] as const)('%s', (name) => {
  it('never lets a later game change an earlier vector, and always lets a game change its own', () => {
    withToy(name, {}, (toy) => {
      fc.assert(
        fc.property(history, fc.nat(), fc.integer({ min: 1, max: GAMES - 1 }), (items, pick, shift) => {
          const at = pick % items.length;
          const changed = items.with(at, 1 + ((items[at] - 1 + shift) % GAMES));
          const [before, after] = [items, changed].map((items) => toy.encode([everywhere(items)]));
          for (let t = 0; t < at; t++) expect(largestDifference(before[t], after[t])).toBe(0);
          expect(largestDifference(before[at], after[at])).toBeGreaterThan(0);
        }),
        { numRuns: 30 },
      );
    });
  });
});

describe.each(neuralModels)('%s', (name) => {
  it('scores a history alone as it does packed with others', () => {
    withToy(name, {}, (toy) => {
      fc.assert(
        fc.property(fc.array(history, { minLength: 2, maxLength: 9 }), (histories) => {
          const together = toy.score(histories);
          histories.forEach((history, i) => {
            expectClose(together[i], toy.score([history])[0], 1e-5);
          });
        }),
        { numRuns: 15 },
      );
    });
  });

  it('gives vectors history by history, in the order in which they were asked for', () => {
    withToy(name, {}, (toy) => {
      const histories = historiesOf(4, [2, 6, 1, 5, 3]);
      const alone = histories.flatMap((items) => toy.encode([everywhere(items)]));
      expectClose(toy.encode(histories.map(everywhere)).flat(), alone.flat(), 1e-5);
    });
  });

  it('starts from its seed', () => {
    const drawn = (seed: number) => {
      const run = new Run(name, toyConfig(name, { seed }), [[1, 2]], GAMES);
      const first = Array.from((run.weights.items as unknown as { dataSync(): Float32Array }).dataSync());
      run.dispose();
      return first;
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
});

describe('every recommender', () => {
  const histories = historiesOf(6, [4, 5, 3]);
  const learnt = neuralModels.map((name) => ({
    name,
    make: () => new Run(name, toyConfig(name), histories, GAMES),
  }));
  const counted = Object.entries(baselines).map(([name, make]) => ({
    name,
    make: () => make(histories, GAMES),
  }));

  it.each([...learnt, ...counted])(
    '$name gives id 0 −∞ and every game of every history a number',
    async ({ make }) => {
      const recommender = make();
      const asked = historiesOf(7, [1, 9, 6]);
      const scores = await recommender.score(asked);
      expect(scores.length).toBe(3 * (GAMES + 1));
      scores.forEach((score, i) => {
        if (i % (GAMES + 1) === 0) expect(score).toBe(Number.NEGATIVE_INFINITY);
        else expect(Number.isFinite(score)).toBe(true);
      });
      const [, , last] = [0, 1, 2].map((row) => scores.slice(row * (GAMES + 1), (row + 1) * (GAMES + 1)));
      expectClose(await recommender.score([asked[2]]), last, 1e-5);
      if (recommender instanceof Run) recommender.dispose();
    },
  );
});
