/** A history cut in three, and what of it is read for each question. */
import { percent } from '../words';

export type Part = 'training' | 'validation' | 'test';

/** Which part each position belongs to. */
export const partsOf = (length: number): Part[] =>
  Array.from({ length }, (_, t) =>
    t === length - 1 ? 'test' : t === length - 2 ? 'validation' : 'training',
  );

/** The positions that are read, from the first to before the last: the latest L before the game that is asked for. */
export function readBy(part: Part, length: number, maxLength: number): { from: number; to: number } {
  const asked = length - { training: 3, validation: 2, test: 1 }[part];
  return { from: Math.max(0, asked - maxLength), to: asked };
}

export const partNames: Record<Part, string> = {
  training:
    'Each game that is read asks for the one after it. The last game of the training part is asked for, and never read.',
  validation:
    'All of the training part is read, and the last game but one is asked for. It decides when to stop and which settings to keep.',
  test: 'The validation game is read as well, and the last game is asked for: once, at the end, for the table to quote.',
};

/** The share of `cells` that these histories leave empty. */
export const emptyShare = (lengths: readonly number[], cells: number): string =>
  percent(cells > 0 ? 1 - lengths.reduce((sum, length) => sum + length, 0) / cells : 0);
