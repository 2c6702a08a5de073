import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { python } from '../../../scripts/lib/python';
import { DataError } from '../../data/dataError';
import { readSafetensors, type TensorFile, writeSafetensors } from './safetensors';

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
const tensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).chain((shape) => {
  const size = shape.reduce((product, side) => product * side, 1);
  return fc.record({
    shape: fc.constant(shape),
    values: fc.array(finite, { minLength: size, maxLength: size }).map((list) => Float32Array.from(list)),
  });
});
const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== '__metadata__');
const file: fc.Arbitrary<TensorFile> = fc.record({
  metadata: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
  tensors: fc.dictionary(name, tensor, { noNullPrototype: true }),
});

const sample: TensorFile = {
  metadata: { note: '“né”' },
  tensors: {
    a: { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
    b: { shape: [2], values: Float32Array.of(-0.5, 1e-30) },
  },
};

/** The sample with another header before the same tensors. */
function forged(change: (header: Record<string, Record<string, unknown>>) => unknown): Uint8Array {
  const bytes = writeSafetensors(sample);
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const json = new TextEncoder().encode(JSON.stringify(change(header) ?? header));
  const made = new Uint8Array(8 + json.length + bytes.length - 8 - length);
  new DataView(made.buffer).setBigUint64(0, BigInt(json.length), true);
  made.set(json, 8);
  made.set(bytes.subarray(8 + length), 8 + json.length);
  return made;
}

describe('safetensors', () => {
  it('gives back what was written, to the last bit', () => {
    fc.assert(
      fc.property(file, (written) => {
        const read = readSafetensors(writeSafetensors(written));
        expect(read).toEqual(written);
      }),
    );
  });

  it('ends in tensors or in a sentence, whatever the bytes', () => {
    const bytes = writeSafetensors(sample);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const harmed = bytes.slice();
        harmed[at] = value;
        try {
          readSafetensors(harmed.subarray(0, length));
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['is not text', 'This is not a safetensors file.', () => new Uint8Array(40)],
    ['is cut off', 'truncated', () => writeSafetensors(sample).slice(0, -1)],
    ['is cut off in its header', 'truncated', () => writeSafetensors(sample).slice(0, 30)],
    [
      'goes on',
      'goes on after its last tensor',
      () => Uint8Array.from([...writeSafetensors(sample), 0, 0, 0, 0]),
    ],
    [
      'holds another type',
      '“a” is of type F16; only F32',
      () =>
        forged((header) => {
          header.a.dtype = 'F16';
        }),
    ],
    [
      'claims another shape',
      '“a” claims the shape [2, 4]',
      () =>
        forged((header) => {
          header.a.shape = [2, 4];
        }),
    ],
    [
      'overlaps itself',
      '“b” overlaps',
      () =>
        forged((header) => {
          header.b.data_offsets = [16, 24];
        }),
    ],
    [
      'has a gap',
      'gap before “b”',
      () =>
        forged((header) => {
          header.b.data_offsets = [28, 36];
        }),
    ],
    ['is a list', 'This is not a safetensors file.', () => forged(() => [])],
    [
      'has metadata that are not text',
      'metadata of this file are not text',
      () =>
        forged((header) => {
          header.__metadata__.note = 1;
        }),
    ],
    [
      'holds what is no number',
      '“b” holds values that are not finite',
      () =>
        writeSafetensors({
          ...sample,
          tensors: { b: { shape: [1], values: Float32Array.of(Number.NaN) } },
        }),
    ],
  ])('refuses a file that %s', (_, sentence, make) => {
    expect(() => readSafetensors(make())).toThrow(DataError);
    expect(() => readSafetensors(make())).toThrow(sentence);
  });

  it('is read by the twenty lines of Python that travel with an exported project', ({ skip }) => {
    skip(python === null, 'there is no Python with torch here');
    const folder = mkdtempSync(join(tmpdir(), 'safetensors-'));
    const path = join(folder, 'sample.safetensors');
    writeFileSync(path, writeSafetensors(sample));
    const script = [
      'import json, sys',
      'from weights_file import read_weights',
      'tensors, metadata = read_weights(sys.argv[1])',
      'print(json.dumps([{name: t.tolist() for name, t in tensors.items()}, metadata]))',
    ].join('\n');
    const printed = execFileSync(python as string, ['-c', script, path], {
      env: { ...process.env, PYTHONPATH: 'reference/project', PYTHONDONTWRITEBYTECODE: '1' },
    });
    const [tensors, metadata] = JSON.parse(String(printed));
    expect(tensors.a).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(tensors.b.map(Math.fround)).toEqual([...sample.tensors.b.values]);
    expect(metadata).toEqual(sample.metadata);
    rmSync(folder, { recursive: true });
  });
});
