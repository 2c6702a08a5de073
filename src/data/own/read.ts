/** Reads a whole file into entries, and counts what could not be read. */

import { DataError } from '../dataError';
import { readDump } from '../dump';
import { SkippedLines } from '../interactions';
import { type Bytes, linesOf, textOf } from '../lines';
import { whole } from '../whole';
import { type Columns, timeOf } from './columns';
import { type Entries, type Entry, EntryCollector } from './entries';
import type { TableLook } from './look';
import { type Cells, recordRows, tableRows } from './table';

/** What a row can lack. */
export const lackNames = ['broken', 'user', 'item', 'time', 'minutes'] as const;

export type LackName = (typeof lackNames)[number];

export interface Read {
  entries: Entries;
  /** Rows that could not be used, by what they lack first. */
  lacks: Record<LackName, number>;
  /** The first lines that made no sense. */
  broken: { line: number; reason: string }[];
  /** A time that could not be read, as it stands in the file. */
  strangeTime: string | null;
}

/** Hears how many bytes of the file, as it lies on the disk, and how many rows have been read. */
export type OnProgress = (bytes: number, rows: number) => void;

/** More than this is not a browser's to hold. */
const maxRows = 25_000_000;

export type Source =
  | { kind: 'dump' }
  | Pick<TableLook, 'kind' | 'delimiter' | 'header' | 'names' | 'columns'>;

export async function readEntries(file: Blob, source: Source, onProgress: OnProgress): Promise<Read> {
  const skipped = new SkippedLines();
  const lacks = { broken: 0, user: 0, item: 0, time: 0, minutes: 0 };
  let collector: EntryCollector;
  let strangeTime: string | null = null;
  const bytes = counted(file, (read) => onProgress(read, collector.rows));

  if (source.kind === 'dump') {
    collector = new EntryCollector({ time: false, minutes: true });
    for await (const library of readDump(linesOf(bytes, skipped), skipped)) {
      for (const { player, appId, minutes, title } of library)
        collector.add({ user: player, item: String(appId), minutes, title });
      if (collector.rows > maxRows) throw tooMany();
    }
  } else {
    const { columns } = source;
    collector = new EntryCollector({ time: columns.time !== null, minutes: columns.minutes !== null });
    for await (const rows of rowsOf(bytes, source, skipped)) {
      for (const cells of rows) {
        const entry = entryOf(cells, columns);
        if (typeof entry !== 'string') {
          collector.add(entry);
          continue;
        }
        lacks[entry]++;
        if (entry === 'time') strangeTime ??= cells[columns.time ?? 0]?.slice(0, 40) || null;
      }
      if (collector.rows > maxRows) throw tooMany();
    }
  }
  lacks.broken = skipped.total;
  return { entries: collector.finish(), lacks, broken: skipped.first, strangeTime };
}

async function* rowsOf(
  bytes: Bytes,
  { kind, delimiter, header, names }: Exclude<Source, { kind: 'dump' }>,
  skipped: SkippedLines,
): AsyncGenerator<Cells[]> {
  if (kind === 'records') {
    yield* recordRows(linesOf(bytes, skipped), names, skipped);
    return;
  }
  let named = header;
  for await (const rows of tableRows(textOf(bytes), delimiter, skipped)) {
    yield named ? rows.slice(1) : rows;
    if (rows.length > 0) named = false;
  }
}

/** The entry of a row, or what it lacks. */
function entryOf(cells: Cells, columns: Columns): Entry | LackName {
  const cell = (column: number | null) => (column === null ? '' : (cells[column]?.trim() ?? ''));
  const entry: Entry = { user: cell(columns.user), item: cell(columns.item) };
  if (entry.user === '') return 'user';
  if (entry.item === '') return 'item';
  if (columns.time !== null) {
    entry.time = timeOf(cell(columns.time));
    if (!Number.isFinite(entry.time)) return 'time';
  }
  if (columns.minutes !== null) {
    const text = cell(columns.minutes);
    entry.minutes = text === '' ? Number.NaN : Number(text);
    if (!(entry.minutes >= 0 && entry.minutes < Number.POSITIVE_INFINITY)) return 'minutes';
  }
  if (columns.title !== null) entry.title = cell(columns.title);
  return entry;
}

function counted(file: Blob, onBytes: (bytes: number) => void): Bytes {
  let read = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.length;
      onBytes(read);
      controller.enqueue(chunk);
    },
  });
  return file.stream().pipeThrough(counter as ReadableWritablePair<Uint8Array, Uint8Array>);
}

const tooMany = () =>
  new DataError(
    `This file has more than ${whole(maxRows)} rows, which is more than a browser can hold: bring a part of it.`,
  );
