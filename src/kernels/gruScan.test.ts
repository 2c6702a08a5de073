import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { gruGates } from '../testing/gru';
import { integers, normals, numericGradient } from '../testing/numbers';
import { gruScan, hasGruScan } from './gruScan';

beforeAll(startBackends);

interface Problem {
  events: number;
  rows: number;
  d: number;
  x: ArrayLike<number>;
  h: ArrayLike<number>;
  continues: ArrayLike<number>;
  kernel: ArrayLike<number>;
  bias: ArrayLike<number>;
}

const problemOf = (events: number, rows: number, d: number, seed: number): Problem => ({
  events,
  rows,
  d,
  x: normals(seed, events * rows * 3 * d),
  h: normals(seed + 1, rows * d, 0.5),
  continues: Float32Array.from(integers(seed + 2, events * rows, 4), (draw) => Math.min(draw, 1)),
  kernel: normals(seed + 3, d * 3 * d, 0.7),
  bias: normals(seed + 4, 3 * d),
});

/** Every state, event by event, from the formulas. */
function statesOf({ events, rows, d, x, h, continues, kernel, bias }: Problem): number[] {
  const weightHh = Array.from({ length: 3 * d }, (_, column) =>
    Array.from({ length: d }, (_, row) => kernel[row * 3 * d + column]),
  );
  const states: number[] = [];
  for (let t = 0; t < events; t++) {
    for (let row = 0; row < rows; row++) {
      const place = t * rows + row;
      const before = Array.from({ length: d }, (_, j) => {
        const state = t === 0 ? h[row * d + j] : states[(place - rows) * d + j];
        return state * continues[place];
      });
      const input = Array.from({ length: 3 * d }, (_, i) => x[place * 3 * d + i]);
      states.push(...gruGates(input, before, { weightHh, biasHh: bias }).state);
    }
  }
  return states;
}

function scanned({ events, rows, d, ...p }: Problem, dy?: Float32Array): Float32Array[] {
  return valuesOn('wasm', () => {
    const h = tf.tensor2d(Float32Array.from(p.h), [rows, d]);
    const continues = tf.tensor2d(Float32Array.from(p.continues), [events, rows]);
    const scan = (x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor) =>
      gruScan(x as tf.Tensor3D, h, continues, kernel, bias);
    const inputs = [
      tf.tensor(Float32Array.from(p.x), [events, rows, 3 * d]),
      tf.tensor(Float32Array.from(p.kernel), [d, 3 * d]),
      tf.tensor(Float32Array.from(p.bias)),
    ] as const;
    const states = scan(...inputs);
    expect(states.shape).toEqual([events, rows, d]);
    if (!dy) return [states];
    return tf.grads(scan as never)([...inputs], tf.tensor3d(dy, [events, rows, d]));
  });
}

const sizes = fc.record({
  events: fc.integer({ min: 1, max: 6 }),
  rows: fc.integer({ min: 1, max: 5 }),
  d: fc.constantFrom(4, 8, 12),
  seed: fc.nat(),
});

describe('GruScan', () => {
  it('exists on WASM for widths that are multiples of four', () => {
    expect([4, 64, 6, 1].map(hasGruScan)).toEqual([true, true, false, false]);
  });

  it('gives the states of GRU cells one after the other, forgetting where a row goes on to another player', () => {
    fc.assert(
      fc.property(sizes, ({ events, rows, d, seed }) => {
        const problem = problemOf(events, rows, d, seed);
        expectClose(scanned(problem)[0], statesOf(problem), 2e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('has the gradient that differences in double precision give', () => {
    fc.assert(
      fc.property(sizes, ({ events, rows, seed }) => {
        const problem = problemOf(events, rows, 4, seed);
        const dy = normals(seed + 5, events * rows * 4);
        const [dx, dkernel, dbias] = scanned(problem, dy);
        const along = (part: Partial<Problem>) =>
          statesOf({ ...problem, ...part }).reduce((sum, state, i) => sum + state * dy[i], 0);
        expectClose(
          dx,
          numericGradient((x) => along({ x }), problem.x),
          1e-5,
        );
        expectClose(
          dkernel,
          numericGradient((kernel) => along({ kernel }), problem.kernel),
          1e-5,
        );
        expectClose(
          dbias,
          numericGradient((bias) => along({ bias }), problem.bias),
          1e-5,
        );
      }),
      { numRuns: 12 },
    );
  });

  it('saturates without overflowing', () => {
    const problem = {
      ...problemOf(2, 1, 4, 1),
      x: [1e4, -1e4, 90, -90, 1e4, -1e4, 0, 0, 1e4, -1e4, 500, -500].concat(Array(12).fill(-1e30)),
    };
    expectClose(scanned(problem)[0], statesOf(problem), 1e-6);
    for (const gradient of scanned(problem, normals(1, 8)))
      expect(gradient.every(Number.isFinite)).toBe(true);
  });
});
