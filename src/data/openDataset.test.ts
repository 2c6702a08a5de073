import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { buildDataset } from './buildDataset';
import { encodeDataset } from './datasetFile';
import { fetchBytes } from './fetchBytes';
import { openDataset } from './openDataset';

let server: Server | undefined;
afterEach(() => server?.close());

function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  return new Promise((resolve) => {
    started.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(started.address() as AddressInfo).port}/dataset.bin`);
    });
  });
}

const data = buildDataset(
  [
    [1, 2, 3],
    [3, 2, 1],
  ],
  (appId) => ({ appId, title: `Game ${appId}`, genres: [], year: null }),
  { name: 'tiny', provenance: 'Made up for a test.', simulated: true, recipe: { minMinutes: 60, core: 2 } },
);
const file = encodeDataset(data);

describe('openDataset', () => {
  it('fetches a data set', async () => {
    const url = await serve((_, response) => response.end(file));
    expect(await openDataset(url)).toEqual(data);
  });

  it.each<[string, RequestListener, RegExp]>([
    ['nothing there', (_, response) => response.writeHead(404).end(), /^There is no data set at http/],
    ['a server in trouble', (_, response) => response.writeHead(503).end(), /the server answers 503/],
    [
      'the page of a single-page site',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html>'),
      /a web page came in its place/,
    ],
    ['half a file', (_, response) => response.end(file.subarray(0, file.length / 2)), /truncated/],
    ['another file', (_, response) => response.end('hello, this is a text file'), /not a NextPlay file/],
    [
      'a broken connection',
      (_, response) => {
        response.writeHead(200, { 'content-length': file.length }).write(file.subarray(0, 40));
        setTimeout(() => response.destroy(), 50);
      },
      /The connection broke/,
    ],
  ])('has a sentence for %s', async (_, listener, message) => {
    await expect(openDataset(await serve(listener))).rejects.toThrow(message);
  });

  it('has a sentence for a server that cannot be reached', async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => server?.close(resolve));
    await expect(openDataset(url)).rejects.toThrow(/cannot be reached/);
  });

  it('stops at the size it was told, whether the server announces it or not', async () => {
    const announced = await serve((_, response) => response.end(file));
    await expect(fetchBytes(announced, 'tape', 100)).rejects.toThrow(/larger than/);
    server?.close();
    const streamed = await serve((_, response) => {
      response.write(file);
      response.end();
    });
    await expect(fetchBytes(streamed, 'tape', 100)).rejects.toThrow(/larger than/);
  });
});
