/** Finds what `--from` names on the disk. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { DataError } from '../../src/data/dataError';
import type { Bytes } from '../../src/data/lines';
import { ProgressBar } from './progress';

export interface Source {
  libraries: string;
  /** Titles, genres and years, where they lie beside the libraries. */
  games: string | null;
}

/** `from` is a file of libraries, or a folder that holds one. */
export async function findSource(from: string): Promise<Source> {
  const found = await stat(from).catch(() => {
    throw new DataError(`There is nothing at ${from}.`);
  });
  const folder = found.isDirectory() ? from : dirname(from);
  const libraries = found.isDirectory() ? await firstThere(folder, ['library.csv.gz', 'library.csv']) : from;
  if (!libraries) throw new DataError(`There is no library.csv.gz in ${from}.`);
  return { libraries, games: await firstThere(folder, ['games.json.gz', 'games.json']) };
}

/** The bytes of a file. A name that ends in .gz is held to its word. */
export async function openFile(path: string): Promise<Bytes> {
  const { size } = await stat(path);
  if (size > 0 && path.endsWith('.gz') && !(await isGzip(path))) {
    throw new DataError(`${basename(path)} is not a gzip file.`);
  }
  return ReadableStream.from(chunksOf(path, size)) as Bytes;
}

async function* chunksOf(path: string, size: number): AsyncGenerator<Uint8Array> {
  const bar = new ProgressBar(`Reading ${basename(path)}`, size);
  let done = 0;
  for await (const chunk of createReadStream(path)) {
    done += chunk.length;
    bar.update(done);
    yield chunk;
  }
  bar.clear();
}

async function isGzip(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return buffer[0] === 0x1f && buffer[1] === 0x8b;
}

async function firstThere(folder: string, names: string[]): Promise<string | null> {
  const there = new Set(await readdir(folder));
  const name = names.find((name) => there.has(name));
  return name ? join(folder, name) : null;
}
