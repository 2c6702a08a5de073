import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, sessionParallel } from '../data/batches';
import { models } from '../models';
import { lossNames, type ModelName, neuralModels, type RunConfig } from '../models/config';
import { GAMES, historiesOf, toyConfig } from '../testing/toy';
import { Batches } from './epoch';

const batchesOf = (model: ModelName, histories: number[][], changes: Partial<RunConfig> = {}) =>
  new Batches(models[model], toyConfig(model, changes), histories, GAMES);

/** Every event a player of its own: item ids beyond any catalogue, but batches do not mind. */
const distinct = (lengths: number[]) =>
  lengths.map((length, player) => Array.from({ length }, (_, t) => 1 + player * 100 + t));

const lengths = fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 12 });
const plain = (batches: Iterable<Batch>) => JSON.stringify([...batches]);

describe.each(neuralModels)('an epoch of %s', (model) => {
  it('reads every history once, in as many batches as announced', () => {
    fc.assert(
      fc.property(lengths, fc.nat(9), fc.integer({ min: 1, max: 5 }), (lengths, epoch, batchSize) => {
        const histories = distinct(lengths);
        const batches = batchesOf(model, histories, { batchSize });
        const own = [...batches.ofEpoch(epoch)];
        expect(own.length).toBe(batches.perEpoch);
        const read = own.flatMap(({ owners }) => [...new Set(owners)]);
        expect(read.map((owner) => owner[0]).sort((a, b) => a - b)).toEqual(
          histories.map(([first]) => first),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for the same seed and epoch, and another for another', () => {
    const epochOf = (seed: number, epoch: number) =>
      plain(batchesOf(model, historiesOf(1, [5, 6, 4, 3, 6, 2, 5, 5]), { seed, loss: 'bce' }).ofEpoch(epoch));
    expect(epochOf(3, 2)).toBe(epochOf(3, 2));
    expect(new Set([epochOf(3, 2), epochOf(3, 1), epochOf(4, 2)]).size).toBe(3);
  });
});

it("BERT4Rec's masks fall elsewhere in every epoch", () => {
  const batches = batchesOf('bert4rec', historiesOf(1, [6]), { maskRate: 0.5 });
  const masks = Array.from({ length: 10 }, (_, epoch) => [...batches.ofEpoch(epoch)][0].slots.join());
  expect(new Set(masks).size).toBeGreaterThan(4);
});

describe('an epoch in session-parallel lanes', () => {
  const lanes = (histories: number[][], changes: Partial<RunConfig> = {}) =>
    batchesOf('gru4rec', histories, { bptt: 'session-parallel', ...changes });

  it('has as many batches as announced, whatever the order of the players', () => {
    fc.assert(
      fc.property(lengths, fc.nat(9), fc.integer({ min: 1, max: 5 }), (lengths, epoch, batchSize) => {
        const batches = lanes(distinct(lengths), { batchSize });
        expect([...batches.ofEpoch(epoch)].length).toBe(batches.perEpoch);
      }),
    );
  });

  it('learns from no event twice, from almost all of them, and in an order of its own', () => {
    fc.assert(
      fc.property(lengths, fc.nat(9), (lengths, epoch) => {
        const histories = distinct(lengths);
        const batches = lanes(histories, { batchSize: 3 });
        const targets = [...batches.ofEpoch(epoch)].flatMap(({ targets }) => [...targets]);
        const events = histories.flatMap(([, ...rest]) => rest);
        expect(new Set(targets).size).toBe(targets.length);
        expect(events).toEqual(expect.arrayContaining(targets));
        expect(targets.length).toBeGreaterThanOrEqual(events.length / 2);
      }),
    );
    const many = distinct(Array(12).fill(3));
    const inOrder = [...sessionParallel(many, 4)].map(({ items }) => [...items]);
    expect([...lanes(many).ofEpoch(0)].map(({ items }) => [...items])).not.toEqual(inOrder);
  });
});

it('a single player is learnt from whole, however many lanes there are', () => {
  const batches = batchesOf('gru4rec', [[1, 2, 3, 4, 5, 6]], { bptt: 'session-parallel', batchSize: 64 });
  expect([...batches.ofEpoch(0)].map(({ targets }) => [...targets])).toEqual([[2], [3], [4], [5], [6]]);
});

describe('the negatives of an epoch', () => {
  const histories = historiesOf(3, [8, 9, 5, 6, 7, 4]);
  const epochOf = (loss: RunConfig['loss'], changes: Partial<RunConfig> = {}) => [
    ...batchesOf('sasrec', histories, { loss, negatives: 3, ...changes }).ofEpoch(1),
  ];

  it.each(lossNames)('are as many as %s needs', (loss) => {
    for (const { negatives, targets } of epochOf(loss)) {
      const needed = { ce: 0, bce: 3 * targets.length, gbce: 3 * targets.length }[loss as 'ce'] ?? 3;
      expect(negatives.length).toBe(needed);
      expect(negatives.every((item) => item >= 1 && item <= GAMES)).toBe(true);
    }
  });

  it.each(neuralModels)('lie outside the whole history of the player asked about, for %s', (model) => {
    for (const maxLength of [3, 6]) {
      const batches = batchesOf(model, histories, { loss: 'bce', negatives: 4, maxLength });
      for (const { negatives, targets, slots, segments, items } of batches.ofEpoch(0)) {
        targets.forEach((target, n) => {
          // The player, found again by what was read of him.
          const seen = [...items.keys()]
            .filter((slot) => segments[slot] === segments[slots[n]])
            .map((slot) => items[slot]);
          const known = [...seen.filter((item) => item <= GAMES), target];
          const players = histories.filter((history) => known.every((item) => history.includes(item)));
          const mine = [...negatives.subarray(4 * n, 4 * n + 4)];
          expect(players.some((history) => mine.every((item) => !history.includes(item)))).toBe(true);
        });
      }
    }
  });

  it('are drawn anew for every batch and epoch', () => {
    const one = batchesOf('sasrec', [...histories, ...histories], { loss: 'sampled-softmax', negatives: 8 });
    const drawn = [0, 1].flatMap((epoch) => [...one.ofEpoch(epoch)].map(({ negatives }) => negatives.join()));
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe('logQ', () => {
  it.each([
    ['gru4rec', 'full'],
    ['gru4rec', 'session-parallel'],
    ['sasrec', 'full'],
    ['bert4rec', 'full'],
  ] as const)(
    'is how often each game is met among the shared columns of %s (%s), up to a constant',
    (model, bptt) => {
      // Popular games are far more popular, so that targets and negatives differ in their shares.
      const skewed = historiesOf(5, Array(40).fill(6)).map((history) =>
        history.map((item) => Math.ceil(item ** 2 / GAMES)),
      );
      const batches = batchesOf(model, skewed, { loss: 'sampled-softmax', negatives: 16, bptt });
      const met = Array<number>(GAMES).fill(0);
      for (let epoch = 0; epoch < 200; epoch++) {
        for (const { targets, negatives } of batches.ofEpoch(epoch)) {
          for (const item of [...targets, ...negatives]) met[item - 1]++;
        }
      }
      const share = (counts: number[]) =>
        counts.map((count) => count / counts.reduce((sum, n) => sum + n, 0));
      const claimed = share(Array.from(batches.logQ(), Math.exp));
      share(met).forEach((own, i) => {
        expect(claimed[i] / own, `game ${i + 1}`).toBeGreaterThan(0.85);
        expect(claimed[i] / own, `game ${i + 1}`).toBeLessThan(1.18);
      });
    },
  );
});
