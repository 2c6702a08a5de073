import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, type Example, nextItemExample, pack, rankingExample, sessionParallel } from './batches';

const L = 7;

describe('examples', () => {
  it('next-item: each game of the window is predicted from those before it', () => {
    expect(nextItemExample([4, 5, 6], L)).toEqual({
      history: [4, 5, 6],
      items: [4, 5],
      at: [0, 1],
      targets: [5, 6],
    });
    const long = Uint16Array.of(1, 2, 3, 4, 5);
    expect(nextItemExample(long, 3)).toEqual({
      history: long,
      items: [2, 3, 4],
      at: [0, 1, 2],
      targets: [3, 4, 5],
    });
  });

  it('ranking: the last L games are read, and the question comes after them', () => {
    expect(rankingExample([4, 5], L)).toEqual({ history: [4, 5], items: [4, 5], at: [1], targets: [] });
    expect(rankingExample([1, 2, 3, 4], 3)).toMatchObject({ items: [2, 3, 4], at: [2] });
  });
});

const example = fc
  .record({
    items: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: L }),
    asked: fc.nat(),
  })
  .map(({ items, asked }): Example => {
    const at = items.map((_, t) => t).filter((t) => (asked >> t) & 1 || t === asked % items.length);
    return { history: [...items, 99], items, at, targets: at.map((t) => 100 + t) };
  });

describe('pack', () => {
  it('puts each example whole into one row, right-aligned positions and all, and nothing else anywhere', () => {
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), (examples) => {
        const batch = pack(examples, L);
        const { rows, width, items, segments, positions, continues } = batch;
        expect(width).toBe(Math.max(...examples.map(({ items }) => items.length)));
        for (const list of [items, segments, positions, continues]) expect(list.length).toBe(rows * width);
        examples.forEach((example, i) => {
          const slots = [...segments.keys()].filter((slot) => segments[slot] === i + 1);
          expect(slots).toEqual(Array.from(example.items, (_, t) => slots[0] + t));
          expect(Math.floor(slots[0] / width)).toBe(Math.floor((slots.at(-1) as number) / width));
          expect(slots.map((slot) => items[slot])).toEqual(example.items);
          expect(slots.map((slot) => continues[slot])).toEqual(slots.map((_, t) => (t === 0 ? 0 : 1)));
          expect(slots.map((slot) => positions[slot])).toEqual(slots.map((_, t) => L - slots.length + t));
        });
        segments.forEach((segment, slot) => {
          if (segment === 0) expect([items[slot], positions[slot], continues[slot]]).toEqual([0, 0, 0]);
        });
      }),
    );
  });

  it('asks where the examples ask, example by example', () => {
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), (examples) => {
        const { slots, targets, owners, segments, items, negatives } = pack(examples, L);
        const asked = examples.flatMap(({ items, at, history }, i) =>
          at.map((t, k) => ({ segment: i + 1, item: items[t], target: examples[i].targets[k], history })),
        );
        expect([...slots].map((slot) => segments[slot])).toEqual(asked.map(({ segment }) => segment));
        expect([...slots].map((slot) => items[slot])).toEqual(asked.map(({ item }) => item));
        expect([...targets]).toEqual(asked.map(({ target }) => target));
        owners.forEach((owner, n) => {
          expect(owner).toBe(asked[n].history);
        });
        expect(owners.length).toBe(asked.length);
        expect(negatives.length).toBe(0);
      }),
    );
  });

  it('wastes less than half: no two rows could share one', () => {
    fc.assert(
      fc.property(fc.array(example, { minLength: 2, maxLength: 12 }), (examples) => {
        const { rows, width, segments } = pack(examples, L);
        const used = Array.from({ length: rows }, (_, row) =>
          segments
            .subarray(row * width, (row + 1) * width)
            .reduce((sum, segment) => sum + Number(segment > 0), 0),
        ).sort((a, b) => a - b);
        if (rows > 1) expect(used[0] + used[1]).toBeGreaterThan(width);
      }),
    );
  });
});

describe('sessionParallel', () => {
  const players = fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 9 }).map((lengths) =>
    // Every event of every player is a number of its own.
    lengths.map((length, player) => Array.from({ length }, (_, t) => 1 + player * 10 + t)),
  );

  const setting = fc.tuple(players, fc.integer({ min: 1, max: 5 }));

  it('reads each event exactly once and asks for the one after it', () => {
    fc.assert(
      fc.property(setting, ([histories, lanes]) => {
        const batches = [...sessionParallel(histories, lanes)];
        const asked = batches.flatMap(({ slots, items, targets, owners, segments }) =>
          Array.from(slots, (slot, n) => {
            const event = items[slot];
            return { event, sound: targets[n] === event + 1 && owners[n][0] <= event && segments[slot] > 0 };
          }),
        );
        expect(asked.filter(({ sound }) => !sound)).toEqual([]);
        const events = histories.flatMap((history) => history.slice(0, -1));
        expect(asked.map(({ event }) => event).sort((a, b) => a - b)).toEqual(events);
        expect(
          batches.every(({ rows, width, slots }) => rows === lanes && width === 1 && slots.length > 0),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves a lane that has nothing more to read empty', () => {
    fc.assert(
      fc.property(setting, ([histories, lanes]) => {
        for (const { items, segments, continues, slots } of sessionParallel(histories, lanes)) {
          const idle = [...items.keys()].filter((row) => !slots.includes(row));
          expect(idle.filter((row) => items[row] + segments[row] + continues[row] > 0)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on in a lane exactly where the lane read the event before, in the batch before', () => {
    fc.assert(
      fc.property(setting, ([histories, lanes]) => {
        let before: Batch | null = null;
        for (const batch of sessionParallel(histories, lanes)) {
          const wrong = [...batch.slots].filter((slot) => {
            const first = batch.items[slot] % 10 === 1;
            const follows = before?.items[slot] === batch.items[slot] - 1;
            return batch.continues[slot] !== (first ? 0 : 1) || !(first || follows);
          });
          expect(wrong).toEqual([]);
          before = batch;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fills every lane while players wait', () => {
    const batches = [
      ...sessionParallel(
        [
          [1, 2],
          [11, 12, 13],
          [21, 22],
        ],
        2,
      ),
    ];
    expect(batches.map(({ items }) => [...items])).toEqual([
      [1, 11],
      [21, 12],
    ]);
  });
});
