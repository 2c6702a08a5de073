/** What is kept of a reader's practice, and its form in storage and in a file. */
import * as v from 'valibot';
import { DataError } from '../../../src/data/dataError';
import { validated } from '../../../src/data/validated';

const finite = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(finite, v.integer());
const date = v.pipe(v.string(), v.isoTimestamp());

/** A card as FSRS knows it, with dates as text. */
const Card = v.object({
  due: date,
  stability: v.pipe(finite, v.minValue(0.001)),
  difficulty: v.pipe(finite, v.minValue(1), v.maxValue(10)),
  elapsed_days: finite,
  scheduled_days: finite,
  learning_steps: count,
  reps: count,
  lapses: count,
  state: v.picklist([0, 1, 2, 3]),
  last_review: date,
  /** When it was first graded: so many new cards a day and no more. */
  begun: date,
});

const names = v.array(v.pipe(v.string(), v.maxLength(80)));

const Walk = v.object({
  /** Milliseconds on the clock. */
  spent: finite,
  /** Index of the stage that is open; as many as there are stages: at the rubric. */
  stage: count,
  /** Stages whose points have been looked at. */
  spoken: names,
  /** Points that were said. */
  ticked: names,
  /** Criterion of the rubric → level. */
  levels: v.record(v.string(), v.pipe(count, v.maxValue(3))),
});

export const Progress = v.object({
  format: v.literal('nextplay-interview'),
  version: v.literal(1),
  cards: v.record(v.string(), Card),
  /** How many pictures were explained, and how many of them rightly. */
  pictures: v.object({ asked: count, right: count }),
  walk: v.nullable(Walk),
});

export type Progress = v.InferOutput<typeof Progress>;
export type KeptCard = v.InferOutput<typeof Card>;
export type Walk = v.InferOutput<typeof Walk>;

export const noProgress: Progress = {
  format: 'nextplay-interview',
  version: 1,
  cards: {},
  pictures: { asked: 0, right: 0 },
  walk: null,
};

export const freshWalk: Walk = { spent: 0, stage: 0, spoken: [], ticked: [], levels: {} };

const Text = v.pipe(v.string(), v.parseJson(), Progress);

/** Throws a `DataError` with a sentence for the reader. */
export function readProgress(text: string): Progress {
  try {
    return validated(Text, text, 'This file does not hold progress from the interview room');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(`${reason.replace(/\.?$/, '.')} Nothing was changed.`);
  }
}

export const writeProgress = (progress: Progress): string => JSON.stringify(progress);

/** Two records of the same reader: of each card the one that was graded later, and of the rest what is further on. */
export function merged(mine: Progress, theirs: Progress): Progress {
  const cards = { ...theirs.cards };
  for (const [id, card] of Object.entries(mine.cards)) {
    const other = cards[id];
    if (!other || card.last_review >= other.last_review) cards[id] = card;
  }
  return {
    ...mine,
    cards,
    pictures: mine.pictures.asked >= theirs.pictures.asked ? mine.pictures : theirs.pictures,
    walk: doneOf(mine.walk) >= doneOf(theirs.walk) ? (mine.walk ?? theirs.walk) : theirs.walk,
  };
}

/** How far a walk has come: by what was said in it, and only then by the clock. */
const doneOf = (walk: Walk | null): number =>
  walk ? walk.ticked.length + Object.keys(walk.levels).length + walk.spent / (1 + walk.spent) : -1;
