/** What the page would have a model read, against what its tape has read. */
import { shallow } from 'zustand/shallow';
import { defaults, type ModelName } from '../../src/models/config';
import type { Recording } from '../../src/nn/recording';
import type { Store } from './store';

/**
 * How many games of the page's history come before the first that a tape counts from: a model reads the last L, and of
 * those BERT4Rec leaves one out where it needs the place for an appended [MASK].
 */
export function unreadOf(
  { history }: Store,
  { masked, history: read }: Recording,
  maxLength: number,
): number {
  const appended = masked.includes(read.length) ? 1 : 0;
  return Math.max(0, (history?.length ?? 0) - maxLength + appended);
}

/** Whether the tape of a model is of another history, or of other masks, than the page. */
export function isBehind({ history, masked, tapes, runs }: Store, model: ModelName): boolean {
  const tape = tapes[model]?.recording;
  if (!tape) return history !== null;
  const { maxLength } = runs[model]?.config ?? defaults[model];
  const all = history ?? tape.history;
  const last = all.slice(-maxLength);
  const unread = all.length - last.length;
  const hidden = model === 'bert4rec' ? masked.map((at) => at - unread).filter((at) => at in last) : [];
  const appended = model === 'bert4rec' && hidden.length === 0;
  return !(
    shallow(appended ? last.slice(-(maxLength - 1)) : last, tape.history) &&
    shallow(
      hidden.sort((a, b) => a - b),
      hiddenIn(tape),
    )
  );
}

/** Positions that the reader hid; the mask appended to ask for the next game is not one of them. */
const hiddenIn = ({ masked, history }: Recording): number[] =>
  masked.filter((position) => position < history.length);
