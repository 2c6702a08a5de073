/** The lines of a file as they stream in, unpacked if it is gzip: a chunk and a line of it are in memory, no more. */
import { DataError } from './dataError';
import type { SkippedLines } from './interactions';

export type Bytes = ReadableStream<Uint8Array>;

export interface Line {
  /** From 1. */
  number: number;
  text: string;
}

/** Of the published dump the longest line has under a million characters. */
const longest = 2 ** 24;

/** The lines that end in each chunk, empty ones left out; one that is longer than `maxLength` is skipped. */
export async function* linesOf(
  bytes: Bytes,
  skipped: SkippedLines,
  maxLength = longest,
): AsyncGenerator<Line[]> {
  let number = 1;
  let unfinished = '';
  let tooLong = false;

  function* finish(text: string): Generator<Line> {
    if (tooLong || text.length > maxLength) skipped.add(number, `longer than ${maxLength} characters`);
    else if (text.trim() !== '') yield { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
    tooLong = false;
    number++;
  }

  for await (const text of textOf(bytes)) {
    const [head, ...rest] = text.split('\n');
    if (!tooLong) unfinished += head;
    const lines: Line[] = [];
    for (const next of rest) {
      lines.push(...finish(unfinished));
      unfinished = next;
    }
    if (unfinished.length > maxLength) {
      tooLong = true;
      unfinished = '';
    }
    yield lines;
  }
  yield [...finish(unfinished)];
}

/** A text file, unpacked and decoded piece by piece. */
export async function* textOf(bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of unpacked(bytes)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The chunks of a file, or of what is packed in it if its first two bytes are those of gzip. */
async function* unpacked(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const reader = bytes.getReader();
  const head: number[] = [];
  const chunks: Uint8Array[] = [];
  while (head.length < 2) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    head.push(...value.subarray(0, 2));
  }
  if (head.length === 0) throw new DataError('The file is empty.');

  const whole = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = chunks.shift() ?? (await reader.read()).value;
      if (next) controller.enqueue(next);
      else controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  if (isGzip) yield* gunzipped(whole);
  else yield* chunksOf(whole);
}

async function* gunzipped(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const gunzip = new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>;
  try {
    yield* chunksOf(bytes.pipeThrough(gunzip));
  } catch {
    throw new DataError('The file is damaged: it does not unpack to its end. Download it again.');
  }
}

/** What `for await` does with a stream, for the browsers in which a stream cannot be iterated. */
async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const reader = bytes.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}
