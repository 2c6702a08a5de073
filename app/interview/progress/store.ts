/** The reader's progress: in this browser, or for the visit only where storage is forbidden. */
import { create } from 'zustand';
import { merged, noProgress, type Progress, readProgress, writeProgress } from './progress';

const KEY = 'nextplay-interview';

interface ProgressStore {
  progress: Progress;
  /** Whether it outlasts the page. */
  kept: boolean;
  change(changes: Partial<Progress>): void;
  /** Takes over what a file holds, and says what came of it. Throws a `DataError` with a sentence. */
  takeOver(text: string): string;
  reset(): void;
}

export const useProgress = create<ProgressStore>((set, get) => {
  const put = (progress: Progress) => set({ progress, kept: write(progress) });
  return {
    ...remembered(),
    change: (changes) => put({ ...get().progress, ...changes }),
    takeOver(text) {
      const before = get().progress;
      const after = merged(before, readProgress(text));
      put(after);
      const taken = Object.entries(after.cards).filter(([id, card]) => card !== before.cards[id]).length;
      const kept = Object.keys(after.cards).length - taken;
      return `Taken over: ${taken} ${taken === 1 ? 'card' : 'cards'} of the file. Kept: ${kept} of yours.`;
    },
    reset: () => put(noProgress),
  };
});

function write(progress: Progress): boolean {
  try {
    localStorage.setItem(KEY, writeProgress(progress));
    return true;
  } catch {
    return false;
  }
}

/** What cannot be read is set aside, and never written over. */
function readOrSetAside(text: string): Progress {
  try {
    return readProgress(text);
  } catch {
    localStorage.setItem(`${KEY}-unread`, text);
    return noProgress;
  }
}

function remembered(): { progress: Progress; kept: boolean } {
  let progress = noProgress;
  try {
    const text = localStorage.getItem(KEY);
    if (text !== null) progress = readOrSetAside(text);
  } catch {}
  return { progress, kept: canKeep() };
}

function canKeep(): boolean {
  try {
    const trial = `${KEY}-trial`;
    localStorage.setItem(trial, '');
    localStorage.removeItem(trial);
    return true;
  } catch {
    return false;
  }
}

// Another tab has gone on: what it wrote is newer than what is here.
globalThis.window?.addEventListener('storage', ({ key, newValue }) => {
  if (key !== KEY || newValue === null) return;
  try {
    useProgress.setState({ progress: readProgress(newValue) });
  } catch {}
});
