/** What the reader has found, kept in this browser; for the visit only where storage is forbidden. */
import * as v from 'valibot';
import { create } from 'zustand';

/** Exercise → with how many wrong answers and hints, the best time. */
export type Found = Record<string, number>;

interface Score {
  found: Found;
  note(exercise: string, slips: number): void;
}

const KEY = 'nextplay-bugs';
const Kept = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.pipe(v.number(), v.minValue(0))));

export const better = (found: Found, exercise: string, slips: number): Found => ({
  ...found,
  [exercise]: Math.min(slips, found[exercise] ?? slips),
});

export const useScore = create<Score>((set, get) => ({
  found: remembered(),
  note(exercise, slips) {
    const found = better(get().found, exercise, slips);
    set({ found });
    try {
      localStorage.setItem(KEY, JSON.stringify(found));
    } catch {}
  },
}));

function remembered(): Found {
  try {
    const kept = v.safeParse(Kept, localStorage.getItem(KEY));
    return kept.success ? kept.output : {};
  } catch {
    return {};
  }
}
