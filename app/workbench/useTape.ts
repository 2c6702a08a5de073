import { useEffect } from 'react';
import { historyOf } from '../../src/data/dataset';
import type { ModelName } from '../../src/models/config';
import type { Recording } from '../../src/nn/recording';
import type { Tape } from '../store/run';
import { useStore } from '../store/store';
import { showRecordedTape } from '../training/recorded';
import { complain, openSavedRun, retrace } from '../training/trainer';

const alike = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** Whether a recording is of this history: of all of it, or of the last games of a longer one. */
export const reads = ({ history: read }: Recording, history: readonly number[]): boolean =>
  history.length >= read.length && alike(history.slice(-read.length), read);

/**
 * The latest tape of a model. The shipped one comes first, or a player's where it cannot be had; as soon as the history
 * or the masks are others than those on the tape, a fresh one is made here. A history of its own makes the model run at
 * once.
 */
export function useTape(model: ModelName): Tape | null {
  const tape = useStore((state) => state.tapes[model]) ?? null;
  const dataset = useStore((state) => state.dataset);
  const history = useStore((state) => state.history);
  const masked = useStore((state) => state.masked);

  useEffect(() => {
    if (tape || !dataset) return;
    const makeOne = () => {
      if (!useStore.getState().history) useStore.getState().setHistory([...historyOf(dataset, 0)]);
    };
    if (dataset.manifest.name !== 'twin') return makeOne();
    showRecordedTape(model)
      .catch((error) => {
        complain(error);
        makeOne();
      })
      .then(() => openSavedRun(model))
      .catch(complain);
  }, [tape, dataset, model]);

  const shown = tape?.recording;
  const started = shown !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh tape is an answer, and no reason to ask again
  useEffect(() => {
    if (!dataset || !(history ?? shown)) return;
    if (shown && (!history || reads(shown, history))) {
      const unread = (history ?? shown.history).length - shown.history.length;
      const hidden = model === 'bert4rec' ? masked.map((at) => at - unread).filter((at) => at >= 0) : [];
      if (alike(hidden, hiddenIn(shown))) return;
    }
    if (history?.length !== 0) void retrace(model);
  }, [dataset, history, masked, model, started]);

  return tape;
}

/** Positions that the reader hid; the mask appended to ask for the next game is not one of them. */
const hiddenIn = ({ masked, history }: Recording): number[] =>
  masked.filter((position) => position < history.length);
