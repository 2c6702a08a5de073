/** Something is wrong with what came from outside. The message is a sentence for the reader. */
export class DataError extends Error {
  override name = 'DataError';
}
