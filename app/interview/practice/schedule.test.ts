import { describe, expect, it } from 'vitest';
import type { KeptCard } from '../progress/progress';
import { deckOf, grades, NEW_A_DAY, outcomes, untilText } from './schedule';

const morning = new Date(2026, 4, 4, 9, 0);
const later = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);
const [again, hard, good, easy] = [0, 1, 2, 3];

/** A card graded over and over, each time when it was due. */
function graded(levels: readonly number[]): { card: KeptCard; now: Date } {
  let now = morning;
  let card: KeptCard | undefined;
  for (const level of levels) {
    card = outcomes(card, now)[level];
    now = new Date(card.due);
  }
  return { card: card as KeptCard, now };
}

describe('outcomes', () => {
  it('are later the easier it was', () => {
    const days = outcomes(undefined, morning).map(({ due }) => new Date(due).getTime());
    expect(days).toHaveLength(grades.length);
    expect([...days].sort((a, b) => a - b)).toEqual(days);
    expect(new Set(days).size).toBe(4);
  });

  it('lengthen with each good answer, and shorten with a bad one', () => {
    const intervals = [3, 4, 5, 6].map((n) => graded(Array(n).fill(good)).card.scheduled_days);
    expect(intervals[0]).toBeGreaterThan(0);
    for (let i = 1; i < intervals.length; i++) expect(intervals[i]).toBeGreaterThan(intervals[i - 1]);
    const { card, now } = graded([good, good, good, good]);
    expect(outcomes(card, now)[again].lapses).toBe(card.lapses + 1);
    expect(outcomes(card, now)[again].stability).toBeLessThan(card.stability);
    expect(outcomes(card, now)[hard].stability).toBeLessThan(outcomes(card, now)[easy].stability);
  });

  it('are the same every time, and remember when the card was begun', () => {
    const { card, now } = graded([good, hard, good]);
    expect(outcomes(card, now)).toEqual(outcomes(card, now));
    expect(outcomes(card, now)[good].begun).toBe(morning.toISOString());
  });
});

describe('deckOf', () => {
  const ids = Array.from({ length: 30 }, (_, i) => `q${i}`);

  it('begins with so many new cards, and no more than those in a day', () => {
    expect(deckOf(ids, {}, morning)).toEqual({
      queue: ids.slice(0, NEW_A_DAY),
      due: 0,
      fresh: NEW_A_DAY,
      next: null,
    });
    const cards = Object.fromEntries(
      ids.slice(0, NEW_A_DAY).map((id) => [id, outcomes(undefined, morning)[easy]]),
    );
    const deck = deckOf(ids, cards, later(5));
    expect(deck.queue).toEqual([]);
    expect(deck.next?.getTime()).toBeGreaterThan(later(24 * 60).getTime());
    expect(deckOf(ids, cards, later(24 * 60)).fresh).toBe(NEW_A_DAY);
  });

  it('asks what is due first, the longest overdue before the others', () => {
    const cards = {
      q5: outcomes(undefined, later(2))[again],
      q3: outcomes(undefined, morning)[again],
      q7: outcomes(undefined, morning)[easy],
    };
    const { queue, due } = deckOf(ids, cards, later(4));
    expect(queue.slice(0, 3)).toEqual(['q3', 'q5', 'q0']);
    expect(due).toBe(2);
  });

  it('asks a card that is being learned early when there is nothing else', () => {
    const cards = { q0: outcomes(undefined, morning)[good] };
    expect(deckOf(['q0'], cards, later(1)).queue).toEqual(['q0']);
    expect(deckOf(['q0'], { q0: outcomes(undefined, morning)[easy] }, later(1)).queue).toEqual([]);
  });
});

describe('untilText', () => {
  it('says when, as people do', () => {
    expect([1, 10, 180].map((minutes) => untilText(later(minutes), morning))).toEqual([
      '1 min',
      '10 min',
      '3 h',
    ]);
    expect(untilText(later(24 * 60), morning)).toBe('tomorrow · 5 May');
    expect(untilText(later(4 * 24 * 60), morning)).toBe('4 days · 8 May');
    expect(untilText(later(300 * 24 * 60), morning)).toBe('300 days · 28 Feb 2027');
  });
});
