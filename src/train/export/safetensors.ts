/**
 * The safetensors format: named tensors that any framework reads without running code from the file.
 *
 *   bytes 0–7   length of the header in bytes (unsigned, 64 bits, little-endian)
 *   bytes 8–    the header, JSON in UTF-8: for each tensor its dtype, shape and place in what follows, and metadata
 *   then        the tensors, row-major and little-endian, one right after the other
 *
 * Written is F32 only, and read is F32 only: it is what the models compute in. Whatever a file holds, reading it ends
 * in finite tensors or in a `DataError`.
 */
import * as v from 'valibot';
import { DataError } from '../../data/dataError';
import { validated } from '../../data/validated';
import type { SavedTensor } from '../snapshot';

export interface TensorFile {
  metadata: Record<string, string>;
  tensors: Record<string, SavedTensor>;
}

const METADATA = '__metadata__';
const prelude = 8;
const maxHeaderBytes = 4 * 2 ** 20;
const maxTensors = 4096;

const Size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Entry = v.object({
  dtype: v.string(),
  shape: v.pipe(v.array(Size), v.maxLength(8)),
  data_offsets: v.tuple([Size, Size]),
});
type Entry = v.InferOutput<typeof Entry>;
const Metadata = v.record(v.string(), v.string());

export function writeSafetensors({ metadata, tensors }: TensorFile): Uint8Array {
  const header: Record<string, Entry | typeof metadata> = { [METADATA]: metadata };
  let end = 0;
  for (const [name, { shape, values }] of Object.entries(tensors)) {
    if (sizeOf(shape) !== values.length) throw new DataError(`“${name}” does not have the shape it claims.`);
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const json = new TextEncoder().encode(padded(JSON.stringify(header)));
  const file = new Uint8Array(prelude + json.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, prelude);
  let offset = prelude + json.length;
  for (const { values } of Object.values(tensors)) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return file;
}

export function readSafetensors(bytes: Uint8Array): TensorFile {
  const { [METADATA]: metadata = {}, ...entries } = headerOf(bytes);
  if (Object.keys(entries).length > maxTensors)
    throw new DataError(`This file names more than ${maxTensors} tensors: it is not one of these models.`);
  const payload = bytes.slice(prelude + headerLength(bytes));
  const placed = Object.entries(entries).map(([name, entry]) => ({ name, ...entryOf(name, entry) }));
  checkLayout(placed, payload.length);
  const tensors = placed.map(({ name, shape, data_offsets: [begin] }) => {
    const values = new Float32Array(payload.slice(begin, begin + 4 * sizeOf(shape)).buffer);
    if (!values.every(Number.isFinite))
      throw new DataError(`“${name}” holds values that are not finite numbers: the file is not used.`);
    return [name, { shape, values }] as const;
  });
  return {
    metadata: validated(Metadata, metadata, 'The metadata of this file are not text'),
    tensors: Object.fromEntries(tensors),
  };
}

/** Spaces up to a multiple of 8, so that the tensors lie aligned; every character beyond ASCII takes more bytes. */
function padded(json: string): string {
  const length = new TextEncoder().encode(json).length;
  return json + ' '.repeat((8 - (length % 8)) % 8);
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < prelude) throw notSafetensors();
  const length = new DataView(bytes.buffer, bytes.byteOffset, prelude).getBigUint64(0, true);
  if (length < 2n || length > maxHeaderBytes) throw notSafetensors();
  if (BigInt(prelude) + length > bytes.length)
    throw new DataError('This file is truncated: its header is not all there. Fetch it again.');
  return Number(length);
}

function headerOf(bytes: Uint8Array): Record<string, unknown> {
  const json = bytes.subarray(prelude, prelude + headerLength(bytes));
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    throw notSafetensors();
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) throw notSafetensors();
  return header as Record<string, unknown>;
}

function entryOf(name: string, value: unknown): Entry {
  const entry = validated(Entry, value, `“${name}” is not described as a tensor is`);
  const { dtype, shape, data_offsets } = entry;
  if (dtype !== 'F32')
    throw new DataError(
      `“${name}” is of type ${dtype.slice(0, 20)}; only F32 can be read: convert it first.`,
    );
  const [begin, end] = data_offsets;
  if (end - begin !== 4 * sizeOf(shape))
    throw new DataError(`“${name}” claims the shape [${shape.join(', ')}] and another number of bytes.`);
  return entry;
}

/** End to end, from the first byte to the last: nothing overlaps, nothing is hidden between. */
function checkLayout(entries: readonly ({ name: string } & Entry)[], length: number): void {
  const inOrder = [...entries].sort(
    (a, b) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  );
  let end = 0;
  for (const { name, data_offsets } of inOrder) {
    if (data_offsets[0] < end) throw new DataError(`“${name}” overlaps the tensor before it.`);
    if (data_offsets[0] > end) throw new DataError(`There is a gap before “${name}” in this file.`);
    end = data_offsets[1];
    if (end > length)
      throw new DataError(`This file is truncated: “${name}” is not all there. Fetch it again.`);
  }
  if (end !== length) throw new DataError('This file goes on after its last tensor.');
}

const notSafetensors = () => new DataError('This is not a safetensors file.');
const sizeOf = (shape: readonly number[]): number => shape.reduce((size, side) => size * side, 1);
