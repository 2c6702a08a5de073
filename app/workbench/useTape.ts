import { useEffect } from 'react';
import { historyOf } from '../../src/data/dataset';
import type { ModelName } from '../../src/models/config';
import { isBehind } from '../store/reading';
import type { Tape } from '../store/run';
import { useStore } from '../store/store';
import { showRecordedTape } from '../training/recorded';
import { complain, openSavedRun, retrace } from '../training/trainer';

/**
 * The latest tape of a model. The shipped one comes first, or a player's where it cannot be had; as soon as the history
 * or the masks are others than those on the tape, a fresh one is made here. A history of its own makes the model run at
 * once.
 */
export function useTape(model: ModelName): Tape | null {
  const tape = useStore((state) => state.tapes[model]) ?? null;
  const dataset = useStore((state) => state.dataset);

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

  useEffect(() => {
    const ask = () => {
      const state = useStore.getState();
      const { dataset, history, requestedGames } = state;
      // An address is taken up in two steps, masks first.
      if (!dataset || requestedGames || history?.length === 0) return;
      if (isBehind(state, model)) void retrace(model);
    };
    ask();
    // At once, not when the page has drawn the change: the model computes meanwhile.
    return useStore.subscribe((now, before) => {
      const { dataset, history, masked, tapes } = before;
      // A fresh tape is an answer, and no reason to ask again.
      const same = now.dataset === dataset && now.history === history && now.masked === masked;
      if (!same || (now.tapes[model] && !tapes[model])) ask();
    });
  }, [model]);

  return tape;
}
