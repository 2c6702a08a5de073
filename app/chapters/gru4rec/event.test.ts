import { describe, expect, it } from 'vitest';
import { findOp, type Recording } from '../../../src/nn/recording';
import { boldest, kept, stepLength, unitUnder } from './event';

/** Two units, three events: [z], [h] of each. */
function tape(events: [number[], number[]][]): Recording {
  const values: number[] = [];
  const ops: Recording['ops'] = [];
  const add = (id: string, shape: number[], own: number[]) => {
    const mark = id.slice(id.lastIndexOf('/') + 1);
    const rest = { min: 0, max: 0, mean: 0, std: 0, from: [], kernels: [] };
    ops.push({ id, mark, shape, ...rest, offset: values.length, length: own.length });
    values.push(...own);
  };
  add('embedding', [events.length, 2], Array(events.length * 2).fill(0));
  events.forEach(([update, state], t) => {
    add(`event${t}/update`, [1, 2], update);
    add(`event${t}/state`, [1, 2], state);
  });
  add('scores', [events.length, 3], Array(events.length * 3).fill(0));
  return { model: 'gru4rec', history: [4, 5, 6], masked: [], ops, values: Float32Array.from(values) };
}

const recording = tape([
  [
    [0.1, 0.1],
    [5, 0],
  ],
  [
    [0.25, 0.75],
    [5, 1],
  ],
  [
    [0.5, 0.5],
    [2, 5],
  ],
]);

describe('the event that is worked by hand', () => {
  it('is the one that moves the vector most, the first left out', () => {
    expect(stepLength(recording, 0)).toBe(5);
    expect(stepLength(recording, 2)).toBe(5);
    expect(boldest(recording)).toBe(2);
    expect(kept(recording, 1)).toBe(0.5);
  });

  it('opens at the unit that it changes most', () => {
    expect(unitUnder(recording, null, null)).toEqual({ event: 2, unit: 1 });
  });

  it('follows the cursor, over the games of the catalogue only to the event', () => {
    const at = (id: string) => findOp(recording, id) ?? null;
    expect(unitUnder(recording, at('event1/update'), { head: 0, row: 0, column: 0 })).toEqual({
      event: 1,
      unit: 0,
    });
    expect(unitUnder(recording, at('event1/update'), null)).toEqual({ event: 1, unit: 1 });
    expect(unitUnder(recording, at('scores'), { head: 0, row: 0, column: 2 })).toEqual({ event: 0, unit: 0 });
  });
});
