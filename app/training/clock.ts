/** A race gives all models the same of one thing: updates, passes over the data, or seconds of this machine. */
import type { ModelName } from '../../src/models/config';
import type { RunState } from '../../src/train/protocol';

export const clocks = ['epochs', 'steps', 'seconds'] as const;
export type Clock = (typeof clocks)[number];

/** What a race can run to. */
export const budgets: Record<Clock, readonly number[]> = {
  epochs: [1, 2, 4, 8, 16, 32, 64],
  steps: [50, 100, 250, 500, 1000, 2500],
  seconds: [10, 20, 40, 90, 180, 600],
};

export type Entrant = Pick<RunState, 'step' | 'stepsPerEpoch'> & {
  model: ModelName;
  /** Of training, its own. */
  seconds: number;
};

export const readings: Record<Clock, (entrant: Entrant) => number> = {
  epochs: ({ step, stepsPerEpoch }) => step / stepsPerEpoch,
  steps: ({ step }) => step,
  seconds: ({ seconds }) => seconds,
};

/** A model trains alone for so much of an epoch, and then it is another's turn. */
const TURN = 1 / 8;

export interface Turn {
  model: ModelName;
  /** To which epoch, or part of one. */
  until: number;
}

/** Whose turn it is: that of the one which is furthest behind. Null when all have had the budget. */
export function nextTurn(entrants: readonly Entrant[], clock: Clock, budget: number): Turn | null {
  const read = readings[clock];
  const running = entrants.filter((entrant) => read(entrant) < budget);
  if (running.length === 0) return null;
  const last = running.reduce((behind, entrant) => (read(entrant) < read(behind) ? entrant : behind));
  const { model, step, stepsPerEpoch, seconds } = last;
  const left = {
    epochs: budget - step / stepsPerEpoch,
    steps: (budget - step) / stepsPerEpoch,
    seconds: step > 0 ? ((budget - seconds) * step) / seconds / stepsPerEpoch : TURN,
  }[clock];
  const steps = Math.max(1, Math.round(Math.min(TURN, left) * stepsPerEpoch));
  return { model, until: (step + steps) / stepsPerEpoch };
}
