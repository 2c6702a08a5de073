/** How fast pairs of runs have gone in this visit: what the next one will take. */
import { create } from 'zustand';
import type { ModelName } from '../../src/models/config';

interface Pace {
  secondsPerStep: Partial<Record<ModelName, number>>;
  note(model: ModelName, secondsPerStep: number): void;
}

export const usePace = create<Pace>((set) => ({
  secondsPerStep: {},
  note: (model, seconds) =>
    set(({ secondsPerStep }) => ({ secondsPerStep: { ...secondsPerStep, [model]: seconds } })),
}));
