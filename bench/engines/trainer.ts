/** What an engine is to the benchmark. */
import type { Batch } from '../../src/data/batches';

/** A number that may still be on the device. */
export interface Loss {
  /** Waits for everything that leads to it. */
  read(): Promise<number>;
  /** Lets it go unread. */
  discard(): void;
}

export interface Trainer {
  /** One update on a packed batch. */
  step(batch: Batch): Loss;
  /** Bytes that a step reads and writes, if each operation touches its tensors once; null where it is not known. */
  bytesMoved(batch: Batch): Promise<number | null>;
}
