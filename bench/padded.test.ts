import { describe, expect, it } from 'vitest';
import { nextItemExample, pack } from '../src/data/batches';
import { padded } from './padded';

const histories = [
  [5, 2],
  [7, 1, 3, 4],
  [3, 8, 6],
];
const packed = pack(
  histories.map((history) => nextItemExample(history, 5)),
  5,
);

describe('a padded batch', () => {
  const batch = padded(packed, 5);

  it('has each history in a row of its own, at the right', () => {
    expect([batch.rows, batch.width]).toEqual([3, 5]);
    expect([...batch.items]).toEqual([0, 0, 0, 0, 5, 0, 0, 7, 1, 3, 0, 0, 0, 3, 8]);
    expect([...batch.segments]).toEqual([0, 0, 0, 0, 1, 0, 0, 2, 2, 2, 0, 0, 0, 3, 3]);
    expect([...batch.continues]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]);
  });

  it('asks for the same games after the same games', () => {
    const asked = ({ items, slots, targets }: typeof batch) =>
      Array.from(slots, (slot, i) => [items[slot], targets[i]]);
    expect(asked(batch)).toEqual(asked(packed));
  });
});
