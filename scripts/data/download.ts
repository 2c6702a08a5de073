/** Downloads a large file once: resumed where an earlier attempt broke off, and checked before it is used. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DataError } from '../../src/data/dataError';
import { ProgressBar } from './progress';

export interface PublishedFile {
  url: string;
  sha256: string;
}

/** Until it is whole and checked, the file is called `path.part`. */
export async function download({ url, sha256 }: PublishedFile, path: string): Promise<void> {
  if ((await sizeOf(path)) > 0 && (await sha256Of(path)) === sha256) return;
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  await fetchRest(url, part);
  if ((await sha256Of(part)) !== sha256) {
    await rm(part);
    throw new DataError(
      `What came from ${url} is not the published file: its SHA-256 differs. It was deleted.`,
    );
  }
  await rename(part, path);
}

async function fetchRest(url: string, part: string): Promise<void> {
  const start = await sizeOf(part);
  const response = await fetch(url, {
    // The bytes as they lie there: a server might unpack a .gz file on the way, and the checksum would differ.
    headers: { 'accept-encoding': 'identity', ...(start > 0 && { range: `bytes=${start}-` }) },
  }).catch(() => {
    throw new DataError(`${url} cannot be reached: check the connection, or pass a copy with --from.`);
  });
  const nothingIsMissing = start > 0 && response.status === 416;
  if (nothingIsMissing) return response.body?.cancel();
  if (!response.ok || !response.body) throw new DataError(`${url} answers with ${response.status}.`);

  const resumed = response.headers.get('content-range')?.startsWith(`bytes ${start}-`) ?? false;
  const before = resumed ? start : 0;
  const bar = new ProgressBar('Downloading', before + Number(response.headers.get('content-length')), before);
  const body = Readable.fromWeb(response.body as ReadableStream);
  const file = createWriteStream(part, { flags: resumed ? 'a' : 'w' });
  body.on('data', () => bar.update(before + file.bytesWritten));
  try {
    await pipeline(body, file);
  } catch {
    throw new DataError(`The download of ${url} broke off: run this again, and it goes on from there.`);
  } finally {
    bar.clear();
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** 0 where there is no such file. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
