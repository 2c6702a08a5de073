/** The questions of the room, and their answers as they come: a theme at a time. */
import { create } from 'zustand';
import { complain } from '../../training/trainer';
import type { Entry, Theme } from './entries/types';

export type Question = Pick<Entry, 'id' | 'ask'> & { theme: Theme };

/** `deeper` is HTML. */
export type Answer = Pick<Entry, 'spoken' | 'deeper' | 'trap' | 'demo'>;

const modules: Record<Theme, () => Promise<{ answers: Record<string, Answer> }>> = {
  fundamentals: () => import('virtual:interview/fundamentals'),
  gru4rec: () => import('virtual:interview/gru4rec'),
  sasrec: () => import('virtual:interview/sasrec'),
  bert4rec: () => import('virtual:interview/bert4rec'),
  evaluation: () => import('virtual:interview/evaluation'),
  generative: () => import('virtual:interview/generative'),
  production: () => import('virtual:interview/production'),
};

interface Answers {
  /** Those that have come, by the id of the question. */
  answers: Record<string, Answer>;
  /** Fetches the answers of a theme. */
  need(theme: Theme): void;
}

export const useAnswers = create<Answers>((set) => ({
  answers: {},
  need: (theme) =>
    void modules[theme]()
      .then(({ answers }) => set((state) => ({ answers: { ...state.answers, ...answers } })))
      .catch(complain),
}));
