/** Leave-one-out: of every history the last game is the test, the one before it the validation, the rest is learnt. */
type History = Uint16Array;

/** What a model reads, and the game it should then rank first. */
export interface Holdout {
  input: History;
  target: number;
}

export const trainingHistory = (history: History): History => history.subarray(0, -2);

export const validationHoldout = (history: History): Holdout => beforeAndAt(history, history.length - 2);

export const testHoldout = (history: History): Holdout => beforeAndAt(history, history.length - 1);

const beforeAndAt = (history: History, position: number): Holdout => ({
  input: history.subarray(0, position),
  target: history[position],
});
