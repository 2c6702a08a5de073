/** Fetches a file of ours. Whatever comes instead of it ends in a sentence for the reader. */
import { DataError } from './dataError';

const megabyte = 2 ** 20;

/** `what` names the file in those sentences: 'data set', … */
export async function fetchBytes(url: string, what: string, maxBytes = 256 * megabyte): Promise<Uint8Array> {
  const response = await fetch(url).catch(() => {
    throw new DataError(`The ${what} at ${url} cannot be reached: check the connection, then reload.`);
  });
  if (response.status === 404) throw new DataError(`There is no ${what} at ${url}.`);
  if (!response.ok)
    throw new DataError(`The ${what} at ${url} cannot be had: the server answers ${response.status}.`);
  if (response.headers.get('content-type')?.includes('text/html')) {
    throw new DataError(`There is no ${what} at ${url}: a web page came in its place.`);
  }
  const tooLarge = new DataError(`The ${what} at ${url} is larger than ${maxBytes / megabyte} MB.`);
  if (Number(response.headers.get('content-length')) > maxBytes) throw tooLarge;

  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw new DataError(
        `The connection broke while the ${what} at ${url} was being fetched: reload to try again.`,
      );
    });
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > maxBytes) {
      void reader.cancel();
      throw tooLarge;
    }
  }
  return joined(chunks, length);
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
