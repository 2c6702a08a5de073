/** What the two figures on results share: the split that was measured, and slices in words. */

import { whole } from '../../../src/data/whole';
import type { Slice, SliceName } from '../../../src/train/counting/countingProtocol';
import type { BaselineRow } from '../../../src/train/protocol';

export const sliceTitles: Record<SliceName, string> = {
  followed: 'How often the last game was ever followed',
  popularity: 'How widely owned the right answer is',
  length: 'How many games are read',
};

const units: Record<SliceName, string> = { followed: 'times', popularity: 'most owned', length: 'games' };

/** '5–19 times'; '300 times or more'. */
export function sliceLabel(name: SliceName, { from, to }: Slice): string {
  if (name === 'popularity')
    return from === 1 && to !== null ? `among the ${whole(to)} most owned` : 'all the others';
  if (to === null) return `${whole(from)} ${units[name]} or more`;
  return from === to ? `${whole(from)} ${units[name]}` : `${whole(from)}–${whole(to)} ${units[name]}`;
}

/** The row with the highest NDCG@10; null where two are equally high. */
export function winnerOf(rows: readonly BaselineRow[]): BaselineRow | null {
  const [first, second] = [...rows].sort((a, b) => b.ndcg10 - a.ndcg10);
  return first && first.ndcg10 !== second?.ndcg10 ? first : null;
}
