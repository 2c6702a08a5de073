import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaults } from '../../models/config';
import { findOp, valuesOf } from '../../nn/recording';
import { Run } from '../run';
import { trace } from './trace';
import { type Reader, unitsOf } from './units';

const games = 9;
const width = 8;
const histories = [[3, 7, 1], [2, 4, 5, 6, 8, 1], [9, 1], [5, 3, 2], [1]];
const readers: Reader[] = histories.map((history, player) => ({ player: player + 10, history }));
const run = () => new Run('gru4rec', { ...defaults.gru4rec, width, maxLength: 4 }, histories, games);

async function tapeOf(of: Run, history: number[]) {
  const tape = await trace(of, { history });
  return (id: string, unit: number) => {
    const op = findOp(tape, id);
    return op ? valuesOf(tape, op)[unit] : Number.NaN;
  };
}

beforeAll(() => tf.setBackend('cpu'));

describe('what moves a hidden unit', () => {
  it('is what each game alone makes of an empty state', async () => {
    const of = run();
    const { candidate, update } = await unitsOf(of, readers);
    expect([candidate.length, update.length]).toEqual([games * width, games * width]);
    for (const item of [1, 4, 9]) {
      const value = await tapeOf(of, [item]);
      for (let unit = 0; unit < width; unit++) {
        const at = (item - 1) * width + unit;
        expect(candidate[at]).toBeCloseTo(value('event0/candidate', unit), 6);
        expect(update[at]).toBeCloseTo(value('event0/update', unit), 6);
        expect((1 - update[at]) * candidate[at]).toBeCloseTo(value('event0/state', unit), 6);
      }
    }
  });

  it('is found in histories where it is strongest, a player once', async () => {
    const of = run();
    const { highest, lowest, players, events } = await unitsOf(of, readers);
    // The longest history is read from its third game on.
    expect([players, events]).toEqual([5, 3 + 4 + 2 + 3 + 1]);
    const states = await Promise.all(
      histories.map(async (history, i) => {
        const value = await tapeOf(of, history);
        const unread = Math.max(0, history.length - 4);
        return history.slice(unread).map((_, t) => ({ player: i + 10, position: unread + t, t, value }));
      }),
    );
    for (let unit = 0; unit < width; unit++) {
      const ofPlayers = states.map((events) =>
        events.map(({ player, position, t, value }) => ({
          ...{ player, position },
          value: value(`event${t}/state`, unit),
        })),
      );
      for (const [list, sign] of [
        [highest[unit], 1],
        [lowest[unit], -1],
      ] as const) {
        const best = ofPlayers
          .map((events) => events.toSorted((a, b) => sign * (b.value - a.value))[0])
          .sort((a, b) => sign * (b.value - a.value))
          .slice(0, 3);
        expect(list.map(({ player, position }) => [player, position])).toEqual(
          best.map(({ player, position }) => [player, position]),
        );
        list.forEach(({ value }, i) => {
          expect(value).toBeCloseTo(best[i].value, 5);
        });
      }
    }
  });

  it('is asked of a recurrent net only', async () => {
    const other = new Run('sasrec', { ...defaults.sasrec, width, maxLength: 4 }, histories, games);
    await expect(unitsOf(other, readers)).rejects.toThrow(/Only GRU4Rec/);
  });
});
