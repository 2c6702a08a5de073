/** Which questions are shown. */
import type { Answer, Question } from './answers';
import type { Theme } from './entries/types';

export interface Filter {
  /** Null: all themes. */
  theme: Theme | null;
  /** Words that all have to be there, in the question or in what is known of its answer. */
  words: string;
}

export function found(
  questions: readonly Question[],
  answers: Readonly<Record<string, Answer>>,
  { theme, words }: Filter,
): Question[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return questions.filter((question) => {
    if (theme && question.theme !== theme) return false;
    const answer = answers[question.id];
    const text = plain(`${question.ask} ${answer ? `${answer.spoken} ${answer.trap}` : ''}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** As people type it: no capitals, no accents. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');
