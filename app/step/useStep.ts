import { useCallback, useEffect, useState } from 'react';
import type { ModelName } from '../../src/models/config';
import type { StepTape } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { ablate, complain, traceStep } from '../training/trainer';
import { isBusy } from '../workbench/runs';

export interface TakenStep {
  /** The step in which every prediction counts. */
  whole: StepTape;
  /** The step of one prediction alone; the same as `whole` where all count. */
  tape: StepTape;
  /** The position whose prediction alone counts; null: all of them do. */
  only: number | null;
  /** For that prediction: log p(target) with all games read, and without each. */
  ablation: { whole: number; without: number[] } | null;
}

export type Only = number | 'last' | null;

export interface StepState {
  taken: TakenStep | null;
  busy: boolean;
  /** Takes the step of the history on the page: of all its predictions, of the last, or of that at a position. */
  take(only: Only): void;
}

/** One training step on the history of the page, taken apart on request, and anew whenever history or weights change. */
export function useStep(model: ModelName): StepState {
  const history = useStore((state) => state.history ?? state.tapes[model]?.recording.history);
  const masked = useStore((state) => state.masked);
  const at = useStore((state) => state.runs[model]?.step);
  const running = useStore((state) => isBusy(state.runs[model]));
  const [asked, setAsked] = useState<{ only: Only } | null>(null);
  const [taken, setTaken] = useState<TakenStep | null>(null);
  const [busy, setBusy] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other weights make another step
  useEffect(() => {
    if (!asked || running) return;
    if (!history || history.length < 2) {
      setTaken(null);
      return;
    }
    let latest = true;
    setBusy(true);
    takeStep(model, history, masked, asked.only)
      .then((step) => latest && setTaken(step))
      .catch((error) => {
        if (!latest) return;
        complain(error);
        setAsked(null);
      })
      .finally(() => latest && setBusy(false));
    return () => {
      latest = false;
      setBusy(false);
    };
  }, [asked, history, masked, model, at, running]);

  const take = useCallback((only: Only) => setAsked({ only }), []);
  return { taken, busy, take };
}

async function takeStep(
  model: ModelName,
  history: number[],
  masked: number[],
  only: Only,
): Promise<TakenStep> {
  const whole = await traceStep(model, { history, masked });
  const alone = only === 'last' ? whole.at.at(-1) : whole.at.find((at) => at === only);
  if (alone === undefined) return { whole, tape: whole, only: null, ablation: null };
  const tape = await traceStep(model, { history, masked, only: alone });
  // What comes before the target is what a causal model is asked with.
  const asking = model === 'bert4rec' ? null : tape.forward.history.slice(0, alone + 1);
  return { whole, tape, only: alone, ablation: asking && (await ablate(model, asking, tape.targets[0])) };
}
