/**
 * Mini-batches without padding. Histories are short (eleven games on average, fifty at most), so they are packed end
 * to end into rows, each slot knowing which history it belongs to. A transformer masks attention between histories;
 * a recurrent net resets its state where a new one begins.
 */

export interface Batch {
  rows: number;
  width: number;
  /** [rows × width] item ids, 0 where a row has room left. */
  items: Int32Array;
  /** [rows × width] which history a slot belongs to, from 1; 0 where a row has room left. */
  segments: Int32Array;
  /** [rows × width] place in the window of the last L games, right-aligned: the latest game is at L − 1. */
  positions: Int32Array;
  /** [rows × width] 1 where a slot goes on with the history of the slot before it in its row, else 0. */
  continues: Uint8Array;
  /** [N] flat indices of the slots at which something is predicted, history by history. */
  slots: Int32Array;
  /** [N] the item to predict there; empty when nothing is known (ranking). */
  targets: Int32Array;
  /** [N] whose history each prediction belongs to. */
  owners: ArrayLike<number>[];
  /** [N × k] negatives for each prediction, or [k] shared ones; empty when the loss needs none. */
  negatives: Int32Array;
}

/** One history as a model reads it. `at` are positions in `items`; `targets` are aligned with `at`. */
export interface Example {
  /** The whole of it, before anything is hidden: negatives are drawn outside. */
  history: ArrayLike<number>;
  items: ArrayLike<number>;
  at: readonly number[];
  targets: readonly number[];
}

/** Next-item training: predict each game from those before it. `history` holds at least two games. */
export function nextItemExample(history: ArrayLike<number>, maxLength: number): Example {
  const window = Array.from(history).slice(-(maxLength + 1));
  const items = window.slice(0, -1);
  return { history, items, at: items.map((_, t) => t), targets: window.slice(1) };
}

/** What comes after this history? */
export function rankingExample(history: ArrayLike<number>, maxLength: number): Example {
  const items = Array.from(history).slice(-maxLength);
  return { history, items, at: [items.length - 1], targets: [] };
}

const NONE = new Int32Array(0);

/** Packs examples into as few rows as first-fit finds, the longest first. No example is longer than `maxLength`. */
export function pack(examples: readonly Example[], maxLength: number): Batch {
  const width = Math.max(...examples.map(({ items }) => items.length));
  const free: number[] = [];
  const start = new Map<number, number>();
  const longestFirst = examples
    .map((_, i) => i)
    .sort((a, b) => examples[b].items.length - examples[a].items.length);
  for (const i of longestFirst) {
    const length = examples[i].items.length;
    let row = free.findIndex((room) => room >= length);
    if (row < 0) row = free.push(width) - 1;
    start.set(i, row * width + width - free[row]);
    free[row] -= length;
  }
  const rows = free.length;
  const items = new Int32Array(rows * width);
  const segments = new Int32Array(rows * width);
  const positions = new Int32Array(rows * width);
  const continues = new Uint8Array(rows * width);
  const slots: number[] = [];
  const targets: number[] = [];
  examples.forEach((example, i) => {
    const first = start.get(i) as number;
    const length = example.items.length;
    for (let t = 0; t < length; t++) {
      items[first + t] = example.items[t];
      segments[first + t] = i + 1;
      positions[first + t] = maxLength - length + t;
      continues[first + t] = t > 0 ? 1 : 0;
    }
    for (const t of example.at) slots.push(first + t);
    targets.push(...example.targets);
  });
  return {
    rows,
    width,
    items,
    segments,
    positions,
    continues,
    slots: Int32Array.from(slots),
    targets: Int32Array.from(targets),
    owners: examples.flatMap(({ history, at }) => at.map(() => history)),
    negatives: NONE,
  };
}

/**
 * Session-parallel mini-batches (Hidasi et al. 2016): one event of each lane a batch. A lane reads one history after
 * another; where it goes on to the next, `continues` is 0 and the state must be reset.
 *
 * @param histories in the order in which free lanes take them; each holds at least two games
 */
export function* sessionParallel(histories: readonly ArrayLike<number>[], lanes: number): Generator<Batch> {
  const waiting = histories.values();
  const lane = Array.from({ length: lanes }, () => ({ history: null as ArrayLike<number> | null, at: 0 }));
  for (;;) {
    const batch = emptyColumn(lanes);
    const slots: number[] = [];
    const targets: number[] = [];
    const owners: ArrayLike<number>[] = [];
    lane.forEach((own, row) => {
      if (own.history && own.at + 2 < own.history.length) {
        own.at++;
        batch.continues[row] = 1;
      } else {
        own.history = waiting.next().value ?? null;
        own.at = 0;
      }
      if (!own.history) return;
      batch.items[row] = own.history[own.at];
      batch.segments[row] = row + 1;
      slots.push(row);
      targets.push(own.history[own.at + 1]);
      owners.push(own.history);
    });
    if (slots.length === 0) return;
    yield { ...batch, slots: Int32Array.from(slots), targets: Int32Array.from(targets), owners };
  }
}

const emptyColumn = (rows: number) => ({
  rows,
  width: 1,
  items: new Int32Array(rows),
  segments: new Int32Array(rows),
  positions: new Int32Array(rows),
  continues: new Uint8Array(rows),
  negatives: NONE,
});
