/** Reads libraries from a file without being told its format: the UCSD dump or CSV, packed or not. */
import { DataError } from './dataError';
import { readDump } from './dump';
import type { Interactions, SkippedLines } from './interactions';
import { readLibrary } from './library';
import { type Bytes, linesOf } from './lines';

export async function* readInteractions(bytes: Bytes, skipped: SkippedLines): Interactions {
  const chunks = linesOf(bytes, skipped);
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    const read = chunk[0].text.trimStart().startsWith('{') ? readDump : readLibrary;
    yield* read(startingWith(chunk, chunks), skipped);
    return;
  }
  throw new DataError('There is not a line in the file.');
}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}
