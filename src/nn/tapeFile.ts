/** A recording as a file: what embeds and the first paint of a page play, before tfjs has been downloaded. */
import * as v from 'valibot';
import { readContainer, type Section, sectionOf, writeContainer } from '../data/container';
import { DataError } from '../data/dataError';
import { dequantise, quantise } from '../data/quantise';
import { validated } from '../data/validated';
import type { Op, Recording } from './recording';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Text = v.pipe(v.string(), v.maxLength(200));
const SavedOp = v.object({
  id: Text,
  mark: Text,
  shape: v.pipe(v.array(Count), v.maxLength(6)),
  min: v.number(),
  max: v.number(),
  mean: v.number(),
  std: v.number(),
  from: v.array(Text),
  kernels: v.array(Text),
  offset: Count,
  length: Count,
  scale: v.object({ min: v.pipe(v.number(), v.finite()), step: v.pipe(v.number(), v.finite()) }),
});
const Header = v.object({
  model: Text,
  dataset: Text,
  history: v.pipe(v.array(Count), v.minLength(1), v.maxLength(1000)),
  masked: v.pipe(v.array(Count), v.maxLength(1000)),
  ops: v.pipe(v.array(SavedOp), v.minLength(1), v.maxLength(10_000)),
});

export interface SavedTape {
  /** The data set whose item ids the recording speaks of. */
  dataset: string;
  recording: Recording;
}

/** Every tensor is quantised on its own scale. */
export function encodeTape({ dataset, recording }: SavedTape): Uint8Array {
  const { model, history, masked, values } = recording;
  const data = new Uint16Array(values.length);
  const ops = recording.ops.map((op) => {
    const packed = quantise(values.subarray(op.offset, op.offset + op.length));
    data.set(packed.data, op.offset);
    return { ...op, scale: { min: packed.min, step: packed.step } };
  });
  const section: Section<'uint16'> = { dtype: 'uint16', shape: [data.length], data };
  return writeContainer('tape', { model, dataset, history, masked, ops }, { values: section });
}

/** Throws a `DataError` with a sentence for the reader where the file is not a sound tape. */
export function decodeTape(bytes: Uint8Array): SavedTape {
  const container = readContainer(bytes, 'tape');
  const { data } = sectionOf(container, 'values', 'uint16');
  const values = new Float32Array(data.length);
  const known = new Set<string>();
  const complaint = 'The operations of this tape are not described as they should be';
  const { dataset, ops: saved, ...rest } = validated(Header, container.header, complaint);
  const ops = saved.map(({ scale, ...op }): Op => {
    const end = op.offset + op.length;
    const size = op.shape.reduce((product, side) => product * side, 1);
    if (end > data.length || size !== op.length)
      throw new DataError(`This tape is corrupt: “${op.id}” does not have the shape it claims.`);
    const named = op.id === op.mark || op.id.endsWith(`/${op.mark}`);
    if (!named || known.has(op.id) || !op.from.every((id) => known.has(id)))
      throw new DataError(`This tape is corrupt: “${op.id}” is not named as it should be.`);
    known.add(op.id);
    const own = dequantise({ ...scale, data: data.subarray(op.offset, end) });
    if (!own.every(Number.isFinite))
      throw new DataError(`This tape is corrupt: “${op.id}” holds what is not a number.`);
    values.set(own, op.offset);
    return op;
  });
  return { dataset, recording: { ...rest, ops, values } };
}
