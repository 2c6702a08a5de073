/** What the page would have a model read, against what its tape has read. */
import { shallow } from 'zustand/shallow';
import type { ModelName } from '../../src/models/config';
import type { Recording } from '../../src/nn/recording';
import type { Store } from './store';

/** Whether a recording is of this history: of all of it, or of the last games of a longer one. */
export const reads = ({ history: read }: Recording, history: readonly number[]): boolean =>
  history.length >= read.length && shallow(history.slice(-read.length), read);

/** How many games of the page's history come before the first that a model reads, and that a tape counts from. */
export const unreadOf = ({ history }: Store, maxLength: number): number =>
  Math.max(0, (history?.length ?? 0) - maxLength);

/** Whether the tape of a model is of another history, or of other masks, than the page. */
export function isBehind({ history, masked, tapes }: Store, model: ModelName): boolean {
  const read = tapes[model]?.recording;
  if (!read) return history !== null;
  if (history && !reads(read, history)) return true;
  const unread = (history ?? read.history).length - read.history.length;
  const wanted = model === 'bert4rec' ? masked.map((at) => at - unread).filter((at) => at >= 0) : [];
  return !shallow(wanted, hiddenIn(read));
}

/** Positions that the reader hid; the mask appended to ask for the next game is not one of them. */
const hiddenIn = ({ masked, history }: Recording): number[] =>
  masked.filter((position) => position < history.length);
