/** How histories fill the rows of a training batch, and how much of it stays empty. */
import { type Example, nextItemExample, pack } from '../data/batches';
import { random, STREAM } from '../data/random';
import type { Packing, Waste } from './counting/countingProtocol';

type Histories = readonly ArrayLike<number>[];

/** Histories drawn to show. */
const HANDFUL = 8;

/** Histories in a batch, as the models are trained. */
const BATCH = 64;

const examplesOf = (histories: Histories, maxLength: number): Example[] =>
  histories.map((history) => nextItemExample(history, maxLength));

/** @param training at least two games each is something to learn from; shorter ones are not drawn */
export function packingOf(training: Histories, draw: number, maxLength: number): Packing {
  const long = [...training.keys()].filter((player) => training[player].length > 1);
  const order = random(draw, STREAM.sample).shuffle(Int32Array.from(long));
  const players = Array.from(order.subarray(0, HANDFUL));
  const examples = examplesOf(
    players.map((player) => training[player]),
    maxLength,
  );
  const lengths = examples.map(({ items }) => items.length);
  if (players.length === 0) return { players, lengths, rows: [], width: 0 };
  const { rows, width, segments } = pack(examples, maxLength);
  const inRow = Array.from({ length: rows }, (_, row) => [
    ...new Set(segments.subarray(row * width, (row + 1) * width)),
  ]);
  return {
    players,
    lengths,
    rows: inRow.map((found) => found.filter((s) => s > 0).map((s) => s - 1)),
    width,
  };
}

/** The empty cells of an epoch, its batches filled in the order of the players. */
export function wasteOf(training: Histories, maxLength: number): Waste {
  const cells = { padded: 0, trimmed: 0, packed: 0, full: 0 };
  const learned = training.filter(({ length }) => length > 1);
  for (let start = 0; start < learned.length; start += BATCH) {
    const examples = examplesOf(learned.slice(start, start + BATCH), maxLength);
    const { rows, width, slots } = pack(examples, maxLength);
    cells.padded += examples.length * maxLength;
    cells.trimmed += examples.length * width;
    cells.packed += rows * width;
    cells.full += slots.length;
  }
  const empty = (all: number) => (all > 0 ? 1 - cells.full / all : 0);
  return { padded: empty(cells.padded), trimmed: empty(cells.trimmed), packed: empty(cells.packed) };
}
