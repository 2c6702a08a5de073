import { useCallback, useRef, useState } from 'react';
import type { UnitResponses } from '../../../src/train/protocol';
import { sameWeights } from '../../figures/picture/since';
import type { Weights } from '../../store/run';
import { useStore } from '../../store/store';
import { complain, unitsOf } from '../../training/trainer';

interface Answer {
  responses: UnitResponses;
  weights: Weights;
  data: string;
}

export interface UnitsState {
  /** What the present weights say; null until they have been asked. */
  responses: UnitResponses | null;
  busy: boolean;
  ask(): void;
}

/** What moves the units of GRU4Rec, asked for by the reader; an answer goes when the weights that gave it do. */
export function useUnits(): UnitsState {
  const present = useStore((state) => state.runs.gru4rec) ?? null;
  const data = useStore((state) => state.dataName);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);

  const ask = useCallback(async () => {
    const mine = ++turn.current;
    setBusy(true);
    try {
      const responses = await unitsOf('gru4rec');
      const { runs, dataName } = useStore.getState();
      if (mine === turn.current) setAnswer({ responses, weights: runs.gru4rec ?? null, data: dataName });
    } catch (error) {
      complain(error);
    } finally {
      if (mine === turn.current) setBusy(false);
    }
  }, []);

  const holds = answer !== null && answer.data === data && sameWeights(answer.weights, present);
  return { responses: holds ? answer.responses : null, busy, ask };
}
