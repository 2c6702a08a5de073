import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download } from './download';

const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251));
const sha256 = createHash('sha256').update(content).digest('hex');

let folder: string;
let path: string;
let server: Server;
let url: string;
/** The Range header of each request, '' where there is none. */
let ranges: string[];
let answer: RequestListener;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
  path = join(folder, 'cache', 'dump.json.gz');
  ranges = [];
  answer = serveRanges;
  server = createServer((request, response) => {
    ranges.push(request.headers.range ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dump.json.gz`;
});

afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const startOf = (range: string | undefined) => Number(range?.match(/^bytes=(\d+)-$/)?.[1] ?? 0);

const serveRanges: RequestListener = ({ headers: { range } }, response) => {
  const start = startOf(range);
  if (start >= content.length) return response.writeHead(416).end();
  const headers = { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` };
  return response.writeHead(range ? 206 : 200, range ? headers : {}).end(content.subarray(start));
};

const breakOffAfter =
  (bytes: number): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, bytes));
    setTimeout(() => response.destroy(), 50);
  };

const partSize = () =>
  stat(`${path}.part`).then(
    ({ size }) => size,
    () => null,
  );

describe('download', () => {
  it('downloads once', async () => {
    await download({ url, sha256 }, path);
    await download({ url, sha256 }, path);
    expect(await readFile(path)).toEqual(content);
    expect(ranges).toEqual(['']);
    expect(await partSize()).toBeNull();
  });

  it('goes on where it broke off', async () => {
    answer = breakOffAfter(100_000);
    await expect(download({ url, sha256 }, path)).rejects.toThrow(/broke off: run this again/);
    const kept = await partSize();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(100_000);

    answer = serveRanges;
    await download({ url, sha256 }, path);
    expect(ranges).toEqual(['', `bytes=${kept}-`]);
    expect(await readFile(path)).toEqual(content);
  });

  it('starts over where the server cannot go on', async () => {
    answer = breakOffAfter(100_000);
    await expect(download({ url, sha256 }, path)).rejects.toThrow();
    answer = (_, response) => response.end(content);
    await download({ url, sha256 }, path);
    expect(await readFile(path)).toEqual(content);
  });

  it('takes a part to which nothing is missing', async () => {
    await download({ url, sha256 }, path);
    await writeFile(`${path}.part`, content);
    await writeFile(path, 'no longer what it was');
    await download({ url, sha256 }, path);
    expect(ranges).toEqual(['', `bytes=${content.length}-`]);
    expect(await readFile(path)).toEqual(content);
  });

  it('keeps nothing that does not match the checksum', async () => {
    answer = (_, response) => response.end('<html>Under maintenance</html>');
    await expect(download({ url, sha256 }, path)).rejects.toThrow(
      /is not the published file: its SHA-256 differs/,
    );
    expect(await partSize()).toBeNull();
    answer = serveRanges;
    await download({ url, sha256 }, path);
    expect(ranges).toEqual(['', '']);
  });

  it('says when the file is gone, and when there is no server', async () => {
    answer = (_, response) => response.writeHead(404).end('gone');
    await expect(download({ url, sha256 }, path)).rejects.toThrow(/answers with 404/);
    await new Promise((resolve) => server.close(resolve));
    await expect(download({ url, sha256 }, path)).rejects.toThrow(/cannot be reached/);
    expect(await partSize()).toBeNull();
  });
});
