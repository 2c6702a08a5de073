/**
 * The one binary file format: data sets, checkpoints and tapes are all a JSON header and named typed arrays.
 *
 *   bytes 0–7    'NEXTPLAY'
 *   bytes 8–11   format version      (integers are unsigned, 32 bits, little-endian)
 *   bytes 12–15  length of the header in bytes
 *   bytes 16–19  CRC-32 of the header
 *   bytes 20–    the header, JSON in UTF-8, then zeros up to a multiple of 8
 *   then         the sections one after the other, each followed by zeros up to a multiple of 8
 *
 * Whatever a file holds, reading it ends in a container or in a `DataError`: every length is checked against
 * the bytes that are really there before anything is made of it.
 */
import * as v from 'valibot';
import { crc32 } from './crc32';
import { DataError } from './dataError';

const arrays = {
  int8: Int8Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
} as const;

export type DType = keyof typeof arrays;

interface ArrayTypes {
  int8: Int8Array;
  uint8: Uint8Array;
  uint16: Uint16Array;
  int32: Int32Array;
  uint32: Uint32Array;
  float32: Float32Array;
}

export interface Section<D extends DType = DType> {
  dtype: D;
  shape: number[];
  /** Row-major. */
  data: ArrayTypes[D];
}

export interface Container {
  /** Whatever was given to `writeContainer`, after a trip through JSON: still to be validated by its owner. */
  header: unknown;
  sections: ReadonlyMap<string, Section>;
}

const magic = new TextEncoder().encode('NEXTPLAY');
const formatVersion = 1;
const preludeLength = 20;
const maxHeaderBytes = 16 * 2 ** 20;
const maxSections = 4096;

const Size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Header = v.object({
  kind: v.pipe(v.string(), v.maxLength(40)),
  header: v.unknown(),
  sections: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
        dtype: v.picklist(Object.keys(arrays) as DType[]),
        shape: v.pipe(v.array(Size), v.maxLength(8)),
        offset: Size,
        byteLength: Size,
        crc32: Size,
      }),
    ),
    v.maxLength(maxSections),
  ),
});
type SectionEntry = v.InferOutput<typeof Header>['sections'][number];

export function writeContainer(kind: string, header: unknown, sections: Record<string, Section>): Uint8Array {
  let end = 0;
  const entries = Object.entries(sections).map(([name, { dtype, shape, data }]): SectionEntry => {
    if (sizeOf(shape) !== data.length)
      throw new DataError(`Section ${name} does not have the shape it claims.`);
    const offset = end;
    end = aligned(offset + data.byteLength);
    return { name, dtype, shape, offset, byteLength: data.byteLength, crc32: crc32(bytesOf(data)) };
  });

  const json = new TextEncoder().encode(JSON.stringify({ kind, header, sections: entries }));
  if (json.length > maxHeaderBytes) throw new DataError('The header is too large to be read back.');
  const payload = aligned(preludeLength + json.length);
  const file = new Uint8Array(payload + end);
  file.set(magic);
  const prelude = new DataView(file.buffer);
  prelude.setUint32(8, formatVersion, true);
  prelude.setUint32(12, json.length, true);
  prelude.setUint32(16, crc32(json), true);
  file.set(json, preludeLength);
  for (const { name, offset } of entries) file.set(bytesOf(sections[name].data), payload + offset);
  return file;
}

/** The arrays are views of `bytes` where its alignment allows. `kind` is what the file must be: 'dataset', … */
export function readContainer(bytes: Uint8Array, kind: string): Container {
  if (bytes.length < preludeLength || magic.some((byte, i) => bytes[i] !== byte)) {
    throw new DataError('This is not a NextPlay file.');
  }
  const prelude = new DataView(bytes.buffer, bytes.byteOffset, preludeLength);
  const version = prelude.getUint32(8, true);
  if (version !== formatVersion) {
    throw new DataError(
      `This file has format version ${version}, and this site reads version ${formatVersion}: make it again.`,
    );
  }
  const headerLength = prelude.getUint32(12, true);
  if (headerLength > maxHeaderBytes)
    throw new DataError('This file is corrupt: its header is impossibly long.');
  if (preludeLength + headerLength > bytes.length) throw truncated();
  const json = bytes.subarray(preludeLength, preludeLength + headerLength);
  if (crc32(json) !== prelude.getUint32(16, true)) {
    throw new DataError('This file is corrupt: its header does not match its checksum.');
  }

  const { header, sections: entries, ...file } = parseHeader(json);
  if (file.kind !== kind) throw new DataError(`This file holds a ${file.kind}, where a ${kind} is wanted.`);
  return { header, sections: readSections(bytes.subarray(aligned(preludeLength + headerLength)), entries) };
}

/** A section that must be there, with the type it must have. */
export function sectionOf<D extends DType>(container: Container, name: string, dtype: D): Section<D> {
  const section = container.sections.get(name);
  if (section?.dtype !== dtype) throw new DataError(`This file has no section “${name}” of type ${dtype}.`);
  return section as Section<D>;
}

function parseHeader(json: Uint8Array): v.InferOutput<typeof Header> {
  try {
    return v.parse(Header, JSON.parse(new TextDecoder().decode(json)), { abortEarly: true });
  } catch {
    throw new DataError('This file is corrupt: its header cannot be read.');
  }
}

function readSections(payload: Uint8Array, entries: SectionEntry[]): Map<string, Section> {
  const whole = payload.byteOffset % 8 === 0 ? payload : payload.slice();
  const sections = new Map<string, Section>();
  let end = 0;
  for (const { name, dtype, shape, offset, byteLength, crc32: checksum } of entries) {
    const array = arrays[dtype];
    if (sections.has(name) || offset !== end || sizeOf(shape) * array.BYTES_PER_ELEMENT !== byteLength) {
      throw new DataError(`This file is corrupt: the layout of section “${name}” contradicts itself.`);
    }
    end = aligned(offset + byteLength);
    if (end > whole.length) throw truncated();
    if (crc32(whole.subarray(offset, offset + byteLength)) !== checksum) {
      throw new DataError(`This file is corrupt: section “${name}” does not match its checksum.`);
    }
    const data = new array(whole.buffer as ArrayBuffer, whole.byteOffset + offset, sizeOf(shape));
    sections.set(name, { dtype, shape, data });
  }
  if (end !== whole.length) throw new DataError('This file is corrupt: it goes on after its last section.');
  return sections;
}

const truncated = () => new DataError('This file is truncated: a part of it is missing. Fetch it again.');
const aligned = (length: number): number => Math.ceil(length / 8) * 8;
const sizeOf = (shape: number[]): number => shape.reduce((size, side) => size * side, 1);
const bytesOf = (data: ArrayBufferView): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
