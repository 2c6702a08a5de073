/** Which run is the broken one, what the reader has said, and what it is worth. */
import { random } from '../../src/data/random';
import { type Diagnosis, plausibleFor } from './diagnoses';
import type { Exercise } from './exercises';

export const sides = ['A', 'B'] as const;
export type Side = (typeof sides)[number];

/** Streams of the page: apart from those of the runs. */
const SIDE = 101;
const ORDER = 102;

const numberOf = ({ id }: Exercise): number => Number(/\d+$/.exec(id)?.[0]);

export const brokenSide = (exercise: Exercise, attempt: number): Side =>
  sides[random(SIDE, numberOf(exercise), attempt).integer(sides.length)];

/** The diagnoses to choose from, in an order that tells nothing. */
export function optionsOf(exercise: Exercise, attempt: number): Diagnosis[] {
  const options = plausibleFor(exercise.model);
  return random(ORDER, numberOf(exercise), attempt)
    .shuffle([...options.keys()])
    .map((option) => options[option]);
}

/** What the reader has said so far, in this attempt. */
export interface Answers {
  sides: readonly Side[];
  diagnoses: readonly Diagnosis[];
  hints: number;
  /** Asked to be told. */
  told: boolean;
}

export const noAnswers: Answers = { sides: [], diagnoses: [], hints: 0, told: false };

export interface Truth {
  side: Side;
  fault: Diagnosis;
}

export interface Grade {
  located: boolean;
  diagnosed: boolean;
  /** Found by the reader. */
  found: boolean;
  /** The truth may be shown. */
  over: boolean;
  /** Wrong answers and hints. */
  slips: number;
}

export function grade(answers: Answers, truth: Truth): Grade {
  const located = answers.sides.includes(truth.side);
  const diagnosed = answers.diagnoses.includes(truth.fault);
  const found = located && diagnosed && !answers.told;
  const wrong =
    answers.sides.filter((side) => side !== truth.side).length +
    answers.diagnoses.filter((diagnosis) => diagnosis !== truth.fault).length;
  return { located, diagnosed, found, over: found || answers.told, slips: wrong + answers.hints };
}
