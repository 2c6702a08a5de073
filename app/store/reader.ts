/** What the reader prefers, and what the page has to tell them. */
import type { Slice } from './store';

export type ThemeChoice = 'auto' | 'light' | 'dark';

export interface ReaderSlice {
  themeChoice: ThemeChoice;
  /** The theme that the address asks for: shown, never remembered. */
  requestedTheme: 'light' | 'dark' | null;
  /** Ops a second while playing. */
  speed: number;
  /** Sentences above the page, until dismissed. */
  messages: string[];
  setThemeChoice(choice: ThemeChoice): void;
  setSpeed(speed: number): void;
  say(message: string): void;
  dismiss(message: string): void;
}

const themeKey = 'nextplay-theme';

export const readerSlice: Slice<ReaderSlice> = (set) => ({
  themeChoice: 'auto',
  requestedTheme: null,
  speed: 2,
  messages: [],
  setThemeChoice(themeChoice) {
    set({ themeChoice, requestedTheme: null });
    remember(themeChoice);
  },
  setSpeed: (speed) => set({ speed }),
  say: (message) => set(({ messages }) => ({ messages: [...new Set([...messages, message])] })),
  dismiss: (message) => set(({ messages }) => ({ messages: messages.filter((other) => other !== message) })),
});

// Storage can be forbidden (private windows, embeds): then the choice lasts as long as the page.
export function rememberedTheme(): ThemeChoice {
  try {
    const choice = localStorage.getItem(themeKey);
    return choice === 'light' || choice === 'dark' ? choice : 'auto';
  } catch {
    return 'auto';
  }
}

function remember(choice: ThemeChoice): void {
  try {
    localStorage.setItem(themeKey, choice);
  } catch {}
}
