import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContainer, type Section, sectionOf, writeContainer } from './container';
import { crc32 } from './crc32';
import { DataError } from './dataError';

const sections: Record<string, Section> = {
  items: { dtype: 'uint16', shape: [2, 3], data: Uint16Array.of(1, 2, 3, 4, 5, 65_535) },
  'block0/weights': {
    dtype: 'float32',
    shape: [3],
    data: Float32Array.of(0.5, -1e-30, Number.POSITIVE_INFINITY),
  },
  empty: { dtype: 'int8', shape: [0, 4], data: new Int8Array() },
};
const written = () => writeContainer('dataset', { name: 'été 🎮' }, sections);

/** A file whose checksums are right and whose header says whatever one likes. */
function forged(header: unknown, payload = new Uint8Array(64)): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const start = Math.ceil((20 + json.length) / 8) * 8;
  const file = new Uint8Array(start + payload.length);
  file.set(new TextEncoder().encode('NEXTPLAY'));
  new Uint32Array(file.buffer, 8, 3).set([1, json.length, crc32(json)]);
  file.set(json, 20);
  file.set(payload, start);
  return file;
}

const section = (changes: object) => ({
  name: 'a',
  dtype: 'float32',
  shape: [16],
  offset: 0,
  byteLength: 64,
  crc32: crc32(new Uint8Array(64)),
  ...changes,
});

describe('container', () => {
  it('gives back what was written, with shapes and types', () => {
    const container = readContainer(written(), 'dataset');
    expect(container.header).toEqual({ name: 'été 🎮' });
    expect([...container.sections]).toEqual(Object.entries(sections));
  });

  it('can be read from an odd place of a larger buffer', () => {
    const file = written();
    const buffer = new Uint8Array(file.length + 3);
    buffer.set(file, 3);
    expect([...readContainer(buffer.subarray(3), 'dataset').sections]).toEqual(Object.entries(sections));
  });

  it('is intact or refused after any change of its bytes', () => {
    const file = written();
    const edit = fc.record({ at: fc.nat(file.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const changed = file.slice();
        for (const { at, byte } of edits) changed[at] = byte;
        expectIntactOrRefused(changed);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused wherever it is cut off, and when it goes on', () => {
    const file = written();
    for (let length = 0; length < file.length; length++) {
      expect(() => readContainer(file.subarray(0, length), 'dataset')).toThrow(DataError);
    }
    const longer = new Uint8Array(file.length + 8);
    longer.set(file);
    expect(() => readContainer(longer, 'dataset')).toThrow(/goes on after its last section/);
  });

  it('survives arbitrary bytes and arbitrary headers', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectIntactOrRefused(bytes)));
    fc.assert(fc.property(fc.json(), (json) => expectIntactOrRefused(forged(json))));
  });

  it('names what is wrong: no file of ours, another kind, another version', () => {
    expect(() => readContainer(new TextEncoder().encode('<!doctype html><html></html>'), 'tape')).toThrow(
      'This is not a NextPlay file.',
    );
    expect(() => readContainer(written(), 'checkpoint')).toThrow(
      /holds a dataset, where a checkpoint is wanted/,
    );
    const newer = written();
    newer[8] = 2;
    expect(() => readContainer(newer, 'dataset')).toThrow(/format version 2/);
  });

  it.each([
    ['an array larger than memory', section({ shape: [2 ** 40], byteLength: 2 ** 42 })],
    ['a shape that overflows', section({ shape: [2 ** 52, 2 ** 52, 2 ** 52, 2 ** 52], byteLength: 64 })],
    ['a negative length', section({ byteLength: -64, shape: [-16] })],
    ['a fraction of an element', section({ shape: [15.75], byteLength: 63 })],
    ['a section that begins elsewhere', section({ offset: 8, shape: [14], byteLength: 56 })],
    ['a shape that contradicts the length', section({ shape: [4] })],
    ['an unknown type', section({ dtype: 'object' })],
    ['a wrong checksum', section({ crc32: 1 })],
  ])('refuses a forged file with %s', (_, entry) => {
    expect(() =>
      readContainer(forged({ kind: 'dataset', header: {}, sections: [entry] }), 'dataset'),
    ).toThrow(DataError);
  });

  it('refuses two sections of one name, and takes __proto__ for a name like any other', () => {
    const half = { shape: [8], byteLength: 32, crc32: crc32(new Uint8Array(32)) };
    const twice = [section(half), section({ ...half, offset: 32 })];
    expect(() => readContainer(forged({ kind: 'dataset', header: {}, sections: twice }), 'dataset')).toThrow(
      /contradicts itself/,
    );
    const odd = forged({ kind: 'dataset', header: {}, sections: [section({ name: '__proto__' })] });
    expect([...readContainer(odd, 'dataset').sections.keys()]).toEqual(['__proto__']);
  });

  it('gives a section only as the type it has', () => {
    const container = readContainer(written(), 'dataset');
    expect(sectionOf(container, 'items', 'uint16').data[5]).toBe(65_535);
    expect(() => sectionOf(container, 'items', 'uint32')).toThrow(/no section “items” of type uint32/);
    expect(() => sectionOf(container, 'offsets', 'uint32')).toThrow(DataError);
  });
});

function expectIntactOrRefused(file: Uint8Array): void {
  try {
    const container = readContainer(file, 'dataset');
    expect(container.header).toEqual({ name: 'été 🎮' });
    expect([...container.sections]).toEqual(Object.entries(sections));
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
  }
}
