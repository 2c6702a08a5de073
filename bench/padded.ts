/** A batch as one writes it without packing: a row for each history, filled from the right to its full length. */
import type { Batch } from '../src/data/batches';

/** The same predictions from the same histories, each alone in a row of `length` places. */
export function padded(batch: Batch, length: number): Batch {
  const rows = batch.segments.reduce((most, segment) => Math.max(most, segment), 0);
  // A game's position in its window is right-aligned, which is where it stands in such a row.
  const moved = (slot: number) => (batch.segments[slot] - 1) * length + batch.positions[slot];
  const items = new Int32Array(rows * length);
  const segments = new Int32Array(rows * length);
  const positions = new Int32Array(rows * length);
  const continues = new Uint8Array(rows * length);
  for (let slot = 0; slot < batch.items.length; slot++) {
    if (batch.segments[slot] === 0) continue;
    const place = moved(slot);
    items[place] = batch.items[slot];
    segments[place] = batch.segments[slot];
    positions[place] = batch.positions[slot];
    continues[place] = batch.continues[slot];
  }
  return {
    ...batch,
    rows,
    width: length,
    items,
    segments,
    positions,
    continues,
    slots: batch.slots.map(moved),
  };
}
