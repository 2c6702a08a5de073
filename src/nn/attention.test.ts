import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Batch, nextItemExample, pack } from '../data/batches';
import { random } from '../data/random';
import { startBackends, valuesOn } from '../testing/backends';
import { expectClose, largestDifference } from '../testing/close';
import { attention, type Matrix, matrix } from '../testing/matrix';
import { integers, normals } from '../testing/numbers';
import { type Attention, attend, attentionMask, initAttention, Sight } from './attention';
import { inference, type Linear } from './layers';
import { disposeWeights, parametersOf } from './parameters';

beforeAll(startBackends);

const D = 6;
const L = 8;

const packed = fc
  .record({
    lengths: fc.array(fc.integer({ min: 1, max: L }), { minLength: 1, maxLength: 7 }),
    seed: fc.nat(),
  })
  .map(({ lengths, seed }) => {
    const examples = lengths.map((length, i) =>
      nextItemExample(
        Array.from(integers(seed + i, length + 1, 20), (item) => item + 1),
        L,
      ),
    );
    return { batch: pack(examples, L), seed };
  });

describe('attentionMask', () => {
  it('is 0 within a history (not after the asking slot, if causal), and shuts out all the rest', () => {
    fc.assert(
      fc.property(packed, fc.boolean(), ({ batch }, causal) => {
        const { rows, width, segments } = batch;
        const [mask] = valuesOn('cpu', () => {
          const mask = attentionMask(batch, causal);
          expect(mask.shape).toEqual([rows, 1, width, width]);
          return [mask];
        });
        const wrong = [...mask.keys()].filter((place) => {
          const row = Math.floor(place / width ** 2);
          const [i, j] = [Math.floor(place / width) % width, place % width];
          const seen = segments[row * width + i] === segments[row * width + j] && !(causal && j > i);
          return seen ? mask[place] !== 0 : !(mask[place] < -1e6);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** The same slot by slot, from the formula. */
function byHand(
  queries: Matrix,
  context: Matrix,
  batch: Batch,
  causal: boolean,
  heads: number,
  w: Attention,
): Matrix {
  const plain = ({ kernel, bias }: Attention['query']) => ({
    kernel: matrix(kernel.dataSync() as Float32Array, D),
    bias: bias.dataSync() as Float32Array,
  });
  const row = (slot: number) => Math.floor(slot / batch.width);
  const sees = (i: number, j: number) =>
    row(i) === row(j) && batch.segments[i] === batch.segments[j] && !(causal && j > i);
  return attention(queries, context, sees, heads, {
    query: plain(w.query),
    key: plain(w.key),
    value: plain(w.value),
    output: plain(w.output as Linear),
  });
}

function weightsFor(seed: number): Attention {
  const w = initAttention(random(seed), D);
  parametersOf(w).forEach(([, variable], i) => {
    tf.tidy(() => variable.assign(tf.tensor(normals(seed + i, variable.size, 0.7), variable.shape)));
  });
  return w;
}

const attended = (
  queries: Float32Array,
  context: Float32Array,
  batch: Batch,
  causal: boolean,
  heads: number,
  w: Attention,
) =>
  valuesOn('wasm', () => {
    const of = (x: Float32Array) => tf.tensor2d(x, [x.length / D, D]);
    const sides = { queries: of(queries), context: of(context), residual: tf.zerosLike(of(queries)) };
    return [attend(sides, new Sight(batch, causal), heads, w, inference)];
  })[0];

describe('attend', () => {
  const setting = fc.record({ packed, causal: fc.boolean(), heads: fc.constantFrom(1, 2, 3) });

  it('is softmax(Q Kᵀ / √(d/h)) V by hand, over the slots that may be seen', () => {
    fc.assert(
      fc.property(setting, ({ packed: { batch, seed }, causal, heads }) => {
        void tf.setBackend('wasm');
        const w = weightsFor(seed);
        const [queries, context] = [1, 2].map((n) => normals(seed + n, batch.items.length * D));
        const right = byHand(matrix(queries, D), matrix(context, D), batch, causal, heads, w);
        expectClose(attended(queries, context, batch, causal, heads, w), right.flat(), 1e-5);
        disposeWeights(w);
      }),
      { numRuns: 25 },
    );
  });

  it('hears nothing from another history of the row, from the room left, or, if causal, from later on', () => {
    fc.assert(
      fc.property(setting, fc.nat(), ({ packed: { batch, seed }, causal, heads }, pick) => {
        void tf.setBackend('wasm');
        const w = weightsFor(seed);
        const x = normals(seed, batch.items.length * D);
        const at = pick % batch.items.length;
        const other = x.slice();
        other.set(normals(seed + 1, D, 2), at * D);
        const [before, after] = [x, other].map((x) => attended(x, x, batch, causal, heads, w));
        for (let slot = 0; slot < batch.items.length; slot++) {
          const sameRow = Math.floor(slot / batch.width) === Math.floor(at / batch.width);
          const sees = sameRow && batch.segments[slot] === batch.segments[at] && (!causal || slot >= at);
          const change = largestDifference(
            before.subarray(slot * D, (slot + 1) * D),
            after.subarray(slot * D, (slot + 1) * D),
          );
          if (!sees) expect(change).toBe(0);
        }
        expect(largestDifference(before, after)).toBeGreaterThan(0);
        disposeWeights(w);
      }),
      { numRuns: 25 },
    );
  });
});
