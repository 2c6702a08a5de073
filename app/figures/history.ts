/** Editing a history. Each edit also says where every game stood before (−1: new), so that marks can move with it. */

export interface Edit {
  history: number[];
  origin: number[];
}

const positions = (history: readonly number[]): number[] => history.map((_, position) => position);

const pick = (history: readonly number[], origin: number[]): Edit => ({
  history: origin.map((position) => history[position]),
  origin,
});

export const add = (history: readonly number[], item: number): Edit => ({
  history: [...history, item],
  origin: [...positions(history), -1],
});

export const remove = (history: readonly number[], position: number): Edit =>
  pick(history, positions(history).toSpliced(position, 1));

export function move(history: readonly number[], from: number, to: number): Edit {
  const origin = positions(history).toSpliced(from, 1);
  return pick(history, origin.toSpliced(Math.min(history.length - 1, Math.max(0, to)), 0, from));
}

/** Another history altogether, in which games that were there are found again. */
export const replace = (history: readonly number[], next: readonly number[]): Edit => ({
  history: [...next],
  origin: next.map((item) => history.indexOf(item)),
});

/** Positions in the new history of the games at `marked` in the old one; those that were removed are gone. */
export const follow = (marked: readonly number[], { origin }: Edit): number[] =>
  origin.flatMap((before, position) => (marked.includes(before) ? [position] : []));
