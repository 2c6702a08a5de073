import { useEffect, useState } from 'react';
import type { ModelName } from '../../src/models/config';
import type { LossDemand, LossesRequest } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { compareLosses, complain } from '../training/trainer';
import { isBusy } from '../workbench/runs';

export interface Compared {
  history: number[];
  demands: LossDemand[];
  /** The step of the run whose weights were asked. */
  step: number;
}

/** What the losses demand on the history of the page: on request, and then whenever history, weights or settings change. */
export function useLosses(model: ModelName, settings: Omit<LossesRequest, 'history'>) {
  const history = useStore((state) => state.history ?? state.tapes[model]?.recording.history);
  const step = useStore((state) => state.runs[model]?.step);
  const running = useStore((state) => isBusy(state.runs[model]));
  const [asked, setAsked] = useState(false);
  const [compared, setCompared] = useState<Compared | null>(null);
  const { negatives, seed, logQ } = settings;

  const short = history !== undefined && history.length < 2;

  useEffect(() => {
    if (!asked || running) return;
    if (!history || short) {
      setCompared(null);
      return;
    }
    let latest = true;
    compareLosses(model, { history, negatives, seed, logQ })
      .then((demands) => latest && setCompared({ history, demands, step: step ?? 0 }))
      .catch((error) => {
        if (!latest) return;
        complain(error);
        setAsked(false);
      });
    return () => {
      latest = false;
    };
  }, [asked, history, model, step, running, short, negatives, seed, logQ]);

  return { compared, asked, running, short, ask: () => setAsked(true) };
}
