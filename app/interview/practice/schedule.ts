/** When which card is asked again: FSRS, by ts-fsrs. */
import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import type { KeptCard } from '../progress/progress';

export const grades = [
  { id: 'again', label: 'Again', rating: Rating.Again },
  { id: 'hard', label: 'Hard', rating: Rating.Hard },
  { id: 'good', label: 'Good', rating: Rating.Good },
  { id: 'easy', label: 'Easy', rating: Rating.Easy },
] as const satisfies { id: string; label: string; rating: Grade }[];

/** Without its random spread of intervals: the dates on the buttons are the dates that come true. */
const scheduler = fsrs({ enable_fuzz: false });

/** New cards a day: more than these come back all at once. */
export const NEW_A_DAY = 10;

/** Cards that are still being learned may be asked this much early where nothing else is due, ms. */
const EARLY = 20 * 60_000;

type Cards = Readonly<Record<string, KeptCard>>;

const cardOf = (kept: KeptCard | undefined, now: Date): Card =>
  kept ? { ...kept, due: new Date(kept.due), last_review: new Date(kept.last_review) } : createEmptyCard(now);

/** What a card becomes with each grade, in the order of `grades`. */
export function outcomes(kept: KeptCard | undefined, now: Date): KeptCard[] {
  const preview = scheduler.repeat(cardOf(kept, now), now);
  return grades.map(({ rating }) => {
    const { due, stability, difficulty, elapsed_days, scheduled_days, learning_steps, reps, lapses, state } =
      preview[rating].card;
    return {
      due: due.toISOString(),
      ...{ stability, difficulty, elapsed_days, scheduled_days, learning_steps, reps, lapses, state },
      last_review: now.toISOString(),
      begun: kept?.begun ?? now.toISOString(),
    };
  });
}

const endOfDay = (now: Date): number => new Date(now).setHours(23, 59, 59, 999);
const isToday = (text: string, now: Date): boolean => new Date(text).toDateString() === now.toDateString();

export interface Deck {
  /** To be asked now, in this order. */
  queue: string[];
  /** Of these, how many have been asked before, and how many are new. */
  due: number;
  fresh: number;
  /** When the next one will be due; null if none has been begun. */
  next: Date | null;
}

/** @param ids of the questions that are practised, in the order in which new ones come */
export function deckOf(ids: readonly string[], cards: Cards, now: Date): Deck {
  const begun = ids.filter((id) => cards[id]).sort((a, b) => cards[a].due.localeCompare(cards[b].due));
  const dueAt = (id: string) => new Date(cards[id].due).getTime();
  const learning = (id: string) => cards[id].scheduled_days === 0;
  const due = begun.filter((id) => dueAt(id) <= (learning(id) ? now.getTime() : endOfDay(now)));
  const newToday = Object.values(cards).filter((card) => isToday(card.begun, now)).length;
  const fresh = ids.filter((id) => !cards[id]).slice(0, Math.max(0, NEW_A_DAY - newToday));
  const queue = [...due, ...fresh];
  const early = begun.filter((id) => learning(id) && dueAt(id) <= now.getTime() + EARLY);
  const waiting = begun.filter((id) => !due.includes(id));
  return {
    queue: queue.length > 0 ? queue : early,
    due: due.length + (queue.length > 0 ? 0 : early.length),
    fresh: fresh.length,
    next: waiting[0] ? new Date(cards[waiting[0]].due) : null,
  };
}

/** '10 min', '3 h', 'tomorrow', '4 days · 26 Nov'. */
export function untilText(due: Date, now: Date): string {
  const minutes = Math.max(1, Math.round((due.getTime() - now.getTime()) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60 && isToday(due.toISOString(), now)) return `${Math.round(minutes / 60)} h`;
  const days = Math.round((endOfDay(due) - endOfDay(now)) / 86_400_000);
  const date = due.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(due.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  });
  return `${days === 1 ? 'tomorrow' : `${days} days`} · ${date}`;
}
