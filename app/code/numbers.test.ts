import { describe, expect, it } from 'vitest';
import type { Op, Recording } from '../../src/nn/recording';
import { findOp } from '../../src/nn/recording';
import { digits } from './digits';
import { numbersOf } from './numbers';
import { nearestOp } from './operands';

type Given = [id: string, shape: number[], values: number[], from?: string[]];

/** A recording from a list of tensors. */
function tape(model: string, given: Given[]): Recording {
  const values = Float32Array.from(given.flatMap(([, , numbers]) => numbers));
  let offset = 0;
  const ops = given.map(([id, shape, numbers, from = []]): Op => {
    const op = {
      id,
      mark: id.slice(id.lastIndexOf('/') + 1),
      shape,
      ...{ min: 0, max: 0, mean: 0, std: 0, kernels: [] },
      from,
      offset,
      length: numbers.length,
    };
    offset += numbers.length;
    return op;
  });
  return { model, history: [3, 5], masked: [], ops, values };
}

function write(recording: Recording, id: string, row: number, column: number, head = 0): string | undefined {
  const op = findOp(recording, id);
  return op && numbersOf(recording, op, { head, row, column })?.text;
}

const gru = tape('gru4rec', [
  ['embedding', [2, 2], [0.1, 0.2, 0.3, 0.4]],
  ['event0/reset', [1, 2], [0.5, 1], ['embedding']],
  ['event0/update', [1, 2], [0.25, 0.75], ['embedding']],
  ['event0/candidate', [1, 2], [0.8, -0.5], ['embedding', 'event0/reset']],
  ['event0/state', [1, 2], [0.6, -0.125], ['event0/candidate', 'event0/update']],
  ['event1/update', [1, 2], [0.421, 0.5], ['embedding', 'event0/state']],
  ['event1/candidate', [1, 2], [0.63, 1], ['embedding', 'event0/state']],
  ['event1/state', [1, 2], [0.6174, 0.4375], ['event1/candidate', 'event1/update', 'event0/state']],
  ['scores', [2, 3], [0, Math.log(2), Math.log(5), 1, 1, 1]],
  ['probability', [2, 3], [0.125, 0.25, 0.625, 1 / 3, 1 / 3, 1 / 3], ['scores']],
]);

describe('the numbers of a GRU cell', () => {
  it('mixes the candidate with the state before it', () => {
    expect(write(gru, 'event1/state', 0, 0)).toBe('(1 − 0.421) · 0.630 + 0.421 · 0.600 = 0.617');
    expect(write(gru, 'event1/state', 0, 1)).toBe('(1 − 0.500) · 1.000 + 0.500 · (−0.125) = 0.438');
  });

  it('starts from nothing', () => {
    expect(write(gru, 'event0/state', 0, 1)).toBe('(1 − 0.750) · (−0.500) + 0.750 · 0 = −0.125');
  });

  it('computes the state, rather than repeating the tape', () => {
    const wrong = { ...gru, values: gru.values.slice() };
    const state = findOp(wrong, 'event1/state') as Op;
    wrong.values[state.offset] = 99;
    expect(write(wrong, 'event1/state', 0, 0)).toMatch(/= 0\.617$/);
  });

  it('recovers what went into a gate, and admits when it cannot', () => {
    expect(write(gru, 'event0/update', 0, 0)).toBe(`σ(${digits(-Math.log(3))}) = 0.250`);
    expect(write(gru, 'event0/reset', 0, 1)).toBe('σ(saturated) = 1.000');
    expect(write(gru, 'event0/candidate', 0, 0)).toBe('tanh(1.099) = 0.800');
    expect(write(gru, 'event1/candidate', 0, 1)).toBe('tanh(saturated) = 1.000');
  });

  it('writes a small softmax out', () => {
    expect(write(gru, 'probability', 0, 1)).toBe(
      'e^0.693 / (e^0 + e^0.693 + e^1.609) = 2.000 / 8.000 = 0.250',
    );
  });

  it('says which row of the table was looked up, and where it stands', () => {
    const op = findOp(gru, 'embedding') as Op;
    expect(numbersOf(gru, op, { head: 0, row: 1, column: 0 })).toEqual({
      place: 'game 2 of 2, unit 0',
      text: 'E[5, 0] = 0.300',
    });
    const state = findOp(gru, 'event1/state') as Op;
    expect(numbersOf(gru, state, { head: 0, row: 0, column: 1 })?.place).toBe('game 2 of 2, unit 1');
    const scores = findOp(gru, 'scores') as Op;
    expect(numbersOf(gru, scores, { head: 0, row: 0, column: 1 })?.place).toBe('game 1 of 2, item 2');
  });

  it('has nothing to say about a cell that is not there', () => {
    expect(write(gru, 'event1/state', 1, 0)).toBeUndefined();
    expect(write(gru, 'embedding', 0, 0, 1)).toBeUndefined();
  });
});

const never = -1e9;
const sas = tape('sasrec', [
  ['token', [2, 2], [1, 2, 3, 4]],
  ['position', [2, 2], [0.5, -0.5, 0.25, -0.25]],
  ['input', [2, 2], [1.5, 1.5, 3.25, 3.75], ['token', 'position']],
  ['block0/normed', [2, 2], [1, -1, -1, 1], ['input']],
  ['block0/query', [1, 2, 4], [1, 2, 3, 4, 1, 0, 0, 0], ['block0/normed']],
  ['block0/key', [1, 2, 4], [1, 1, 1, 1, 2, 0, 0, 0], ['block0/normed']],
  ['block0/affinity', [1, 2, 2], [5, 1, 0.5, 1], ['block0/query', 'block0/key']],
  ['block0/masked', [1, 2, 2], [5, never, 0.5, 1], ['block0/affinity']],
  ['block0/weights', [1, 2, 2], [1, 0, 0.378, 0.622], ['block0/masked']],
  ['block0/mixed', [2, 2], [0.1, 0.2, 0.3, 0.4], ['block0/weights']],
  ['block0/attended', [2, 2], [1.6, 1.7, 3.55, 4.15], ['block0/mixed', 'input']],
  ['block0/inner', [2, 2], [0, 0.5, 0, 0], ['block0/renormed']],
  ['block0/output', [2, 2], [1.5, 2, 3, 4], ['block0/inner', 'block0/attended']],
]);

describe('the numbers of a SASRec cell', () => {
  it.each([
    ['input', 0, 1, '2.000 + (−0.500) = 1.500'],
    ['block0/normed', 0, 1, 'LN(… 1.500 …) = −1.000'],
    ['block0/affinity', 0, 0, '10.000 / √4 = 5.000'],
    ['block0/affinity', 1, 1, '2.000 / √4 = 1.000'],
    ['block0/masked', 0, 1, '1.000 lies in the future: −∞'],
    ['block0/masked', 1, 0, '0.500 may be seen: 0.500'],
    ['block0/weights', 0, 1, 'e^−∞ = 0'],
    ['block0/weights', 1, 1, 'e^1.000 / (e^0.500 + e^1.000) = 2.718 / 4.367 = 0.622'],
    ['block0/attended', 1, 0, '3.250 + 0.300 = 3.550'],
    ['block0/inner', 0, 0, 'max(0, negative) = 0'],
    ['block0/inner', 0, 1, 'max(0, 0.500) = 0.500'],
    ['block0/output', 0, 0, '1.600 + (−0.100) = 1.500'],
  ])('%s (%i, %i): %s', (id, row, column, text) => {
    expect(write(sas, id, row, column)).toBe(text);
  });

  it('writes a product by the row that went in, and a mix by what the tape can tell', () => {
    const d = Array.from({ length: 4 }, (_, unit) => unit / 4);
    const tapeOfHeads = (kernels: string[]) => {
      const made = tape('sasrec', [
        ['block0/normed', [1, 4], d],
        ['block0/query', [1, 2, 1, 2], [5, 6, 7, 8], ['block0/normed']],
        ['block0/weights', [1, 2, 1, 1], [1, 0.5]],
        ['block0/value', [1, 2, 1, 2], [1, 2, 3, 4]],
        ['block0/mixed', [1, 4], [1, 2, 1.5, 2], ['block0/weights', 'block0/value']],
        ['hidden', [1, 4], d],
        ['scores', [1, 2], [0.5, -0.25], ['hidden']],
      ]);
      for (const op of made.ops) op.kernels = kernels;
      return made;
    };
    const published = tapeOfHeads(['BatchMatMul', 'Transpose']);
    expect(write(published, 'block0/mixed', 0, 3)).toBe('Σ w · v = 2.000');
    expect(write(published, 'block0/query', 0, 1, 1)).toBe(
      '[0, 0.250, 0.500, … 4 numbers] · W_Q + b_Q = 8.000',
    );
    expect(write(published, 'scores', 0, 1)).toBe('[0, 0.250, 0.500, … 4 numbers] · E[2] = −0.250');
    const projected = tapeOfHeads(['BatchMatMul', 'Transpose', 'BatchMatMul', 'Add']);
    expect(write(projected, 'block0/mixed', 0, 3)).toBe(
      '[1.000, 2.000, 1.500, … 4 numbers] · W_O + b_O = 2.000',
    );
  });

  it('shifts a softmax that would overflow', () => {
    const large = tape('sasrec', [
      ['scores', [1, 2], [99, 100]],
      ['probability', [1, 2], [0.269, 0.731], ['scores']],
    ]);
    expect(write(large, 'probability', 0, 0)).toBe(
      'e^(99.000 − 100.0) / (e^(99.000 − 100.0) + e^(100.0 − 100.0)) = 0.368 / 1.368 = 0.269',
    );
  });
});

describe('where a cell is', () => {
  const bert = {
    ...tape('bert4rec', [
      ['block0/weights', [1, 2, 3, 3], Array(18).fill(1 / 3)],
      ['scores', [1, 2], [1, 2]],
    ]),
    masked: [2],
  };
  const place = (id: string, head: number, row: number, column: number) =>
    numbersOf(bert, findOp(bert, id) as Op, { head, row, column })?.place;

  it('is told by head, by position, and by item', () => {
    expect(place('block0/weights', 1, 0, 2)).toBe('head 2, from game 1 to the mask');
    expect(place('scores', 0, 0, 1)).toBe('the mask, item 2');
  });
});

describe('digits', () => {
  it.each([
    [0, '0'],
    [-0.1884, '−0.188'],
    [0.00421, '0.0042'],
    [-3.2e-7, '−3.2·10⁻⁷'],
    [123.456, '123.5'],
    [25012.3, '25\u202f012'],
    [-1e9, '−∞'],
    [Number.NaN, 'not a number'],
  ])('%d is written %s', (value, text) => expect(digits(value)).toBe(text));
});

describe('nearestOp', () => {
  it('stays in the scope, else looks back, else ahead', () => {
    const at = (id: string) => findOp(gru, id);
    expect(nearestOp(gru, at('event1/state'), 'update')?.id).toBe('event1/update');
    expect(nearestOp(gru, at('event1/state'), 'reset')?.id).toBe('event0/reset');
    expect(nearestOp(gru, at('embedding'), 'state')?.id).toBe('event0/state');
    expect(nearestOp(gru, at('embedding'), 'weights')).toBeUndefined();
  });
});
