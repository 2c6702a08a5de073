/** Who is asked what: the parts of a data set that training and evaluation use. */
import { type Dataset, historyOf, playerCount } from '../data/dataset';
import { random, STREAM } from '../data/random';
import { type Holdout, testHoldout, trainingHistory, validationHoldout } from '../data/split';

export interface Questions {
  training: Uint16Array[];
  validation: Holdout[];
  test: Holdout[];
}

export function questionsOf(data: Dataset): Questions {
  const histories = Array.from({ length: playerCount(data) }, (_, player) => historyOf(data, player));
  return {
    training: histories.map(trainingHistory),
    validation: histories.map(validationHoldout),
    test: histories.map(testHoldout),
  };
}

/** The same question about a history that was read in another order. */
export const reordered = ({ input, target }: Holdout, seed: number, player: number): Holdout => ({
  input: random(seed, STREAM.order, player).shuffle(input.slice()),
  target,
});

/** The same players every time, so that curves of different runs can be compared. */
export function sampleOf<T>(questions: readonly T[], size: number): T[] {
  const order = random(0, STREAM.sample).shuffle(Int32Array.from(questions.keys()));
  return Array.from(order.subarray(0, size), (player) => questions[player]);
}

/** A mistake to be shown: questions whose answers have been trained on. */
export const alreadyLearnt = (training: readonly Uint16Array[]): Holdout[] =>
  training.map((history) => ({ input: history.slice(0, -1), target: history[history.length - 1] }));
