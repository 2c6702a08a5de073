import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContainer, writeContainer } from '../data/container';
import { DataError } from '../data/dataError';
import { normals } from '../testing/numbers';
import { findOp, type Op, type Recording, valuesOf } from './recording';
import { decodeTape, encodeTape } from './tapeFile';

/** A recording of tensors of these shapes. */
function recordingOf(shapes: number[][], seed = 1): Recording {
  let offset = 0;
  const ops = shapes.map((shape, i): Op => {
    const length = shape.reduce((product, side) => product * side, 1);
    offset += length;
    return {
      id: `block${i}/weights`,
      mark: 'weights',
      shape,
      min: -1,
      max: 1,
      mean: 0.25,
      std: 0.5,
      from: i > 0 ? [`block${i - 1}/weights`] : [],
      kernels: ['BatchMatMul', 'Add'],
      offset: offset - length,
      length,
    };
  });
  return { model: 'sasrec', history: [3, 1, 2], masked: [3], ops, values: normals(seed, offset, 3) };
}

const recording = recordingOf([[2, 3], [], [1, 2, 2, 2]]);
const bytes = () => encodeTape({ dataset: 'twin', recording });

const forged = (change: (header: { ops: Record<string, unknown>[] } & Record<string, unknown>) => void) => {
  const { header, sections } = readContainer(bytes(), 'tape');
  const own = structuredClone(header) as Parameters<typeof change>[0];
  change(own);
  return () => decodeTape(writeContainer('tape', own, Object.fromEntries(sections)));
};

describe('a tape as a file', () => {
  it('comes back with all that was said of it, each tensor to half a step of its own scale', () => {
    const shape = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 5 }), fc.nat(), (shapes, seed) => {
        const original = recordingOf(shapes, seed);
        original.ops.forEach((op, i) => {
          for (let at = 0; at < op.length; at++) original.values[op.offset + at] *= 10 ** i;
        });
        const { dataset, recording } = decodeTape(encodeTape({ dataset: 'twin', recording: original }));
        expect(dataset).toBe('twin');
        expect({ ...recording, values: null }).toEqual({ ...original, values: null });
        for (const op of original.ops) {
          const own = valuesOf(original, op);
          const back = valuesOf(recording, findOp(recording, op.id) as Op);
          const range = Math.max(...own) - Math.min(...own);
          back.forEach((value, at) => {
            expect(Math.abs(value - own[at])).toBeLessThanOrEqual(range / 130_000 + Math.abs(own[at]) * 1e-6);
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keeps what stands beside a mask as exactly as what stands alone', () => {
    const masked = recordingOf([[2, 2]]);
    masked.values.set([0.31, -1e9 + 2, -0.72, 1.24]);
    const { values } = decodeTape(encodeTape({ dataset: 'twin', recording: masked })).recording;
    expect(values[1]).toBeLessThan(-1e8);
    [0.31, -0.72, 1.24].forEach((value, i) => {
      expect(values[[0, 2, 3][i]]).toBeCloseTo(value, 3);
    });
  });

  it('cannot hold what is not a number', () => {
    const broken = recordingOf([[2]]);
    broken.values[1] = Number.NaN;
    expect(() => encodeTape({ dataset: 'twin', recording: broken })).toThrow(DataError);
  });

  it('is refused or the same after any change to its bytes', () => {
    const [own, original] = [bytes(), decodeTape(bytes())];
    fc.assert(
      fc.property(fc.nat(own.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = own.slice();
        damaged[at] ^= change;
        try {
          expect(decodeTape(damaged)).toEqual(original);
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is refused wherever it is cut off, and when it is no tape', () => {
    const own = bytes();
    for (let length = 0; length < own.length; length += 5) {
      expect(() => decodeTape(own.slice(0, length))).toThrow(DataError);
    }
    expect(() => decodeTape(writeContainer('dataset', {}, {}))).toThrow(DataError);
    expect(() => decodeTape(writeContainer('tape', {}, {}))).toThrow(DataError);
  });

  it.each<[string, Parameters<typeof forged>[0]]>([
    ['an op that ends outside the values', ({ ops }) => Object.assign(ops[2], { offset: 100 })],
    ['a shape of another size', ({ ops }) => Object.assign(ops[0], { shape: [3, 3] })],
    ['a length of another shape', ({ ops }) => Object.assign(ops[0], { length: 5 })],
    ['a negative side', ({ ops }) => Object.assign(ops[0], { shape: [-2, -3] })],
    ['no ops', (header) => Object.assign(header, { ops: [] })],
    ['no history', (header) => Object.assign(header, { history: [] })],
    ['a mask at half a place', (header) => Object.assign(header, { masked: [0.5] })],
    [
      'a scale that makes numbers infinite',
      ({ ops }) => Object.assign(ops[0], { scale: { min: 0, step: 1e40 } }),
    ],
    ['two ops of one name', ({ ops }) => Object.assign(ops[1], { id: 'block0/weights' })],
    ['an op computed from one that is not there', ({ ops }) => Object.assign(ops[1], { from: ['nowhere'] })],
    [
      'a name of its mark that is not the end of its id',
      ({ ops }) => Object.assign(ops[1], { mark: 'query' }),
    ],
  ])('is refused with %s', (_, change) => {
    expect(forged(change)).toThrow(DataError);
  });
});
