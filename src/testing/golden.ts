/**
 * Golden fixtures: what the PyTorch twins compute, for the models to be held to on any backend. They are written by
 * reference/make_fixtures.py; this file reads and compares them, and knows nothing of tfjs.
 */
import { type LossName, lossNames, type ModelName, type RunConfig } from '../models/config';

/** Row-major values by the path of a parameter or the id of an op. */
export type Named = Record<string, ArrayLike<number>>;

export interface Golden {
  model: ModelName;
  games: number;
  config: Partial<RunConfig>;
  weights: Record<string, { shape: number[]; values: number[] }>;
  /** Every marked tensor of one forward pass. */
  tape: { history: number[]; masked: number[]; values: Named };
  /** One training step on the last games of the tape's history, with the tape's games hidden where the model hides any. */
  step: {
    targets: number[];
    /** −ln p of each target, and their mean. */
    surprises: number[];
    loss: number;
    /** Every marked tensor, and ∂loss / ∂(marked tensor) by the same ids. */
    values: Named;
    gradients: Named;
    /** ∂loss / ∂(parameter), and the weights after one update of a fresh Adam. */
    parameters: Named;
    weights: Named;
  };
  /** Scores for what comes after each history, [histories × V]. */
  answers: { histories: number[][]; scores: number[] };
  /** Items as the model reads them in training, and aligned targets: 0 where nothing is asked. */
  batch: { history: number[]; items: number[]; targets: number[] }[];
  /** For each prediction, [N × k], or shared by all, [k]. */
  negatives: { each: number[]; shared: number[] };
  logQ: number[];
  losses: Record<LossName, number>;
  /** Of each loss: for cross-entropy with respect to every parameter, else to the table of items. */
  gradients: Record<LossName, Named>;
  /** A few steps of Adam on the batch: the loss before each, and the weights after the last. */
  training: { losses: number[]; weights: Named };
}

/** All that the twin computed, by name. */
export function expectedOf({ tape, step, answers, losses, gradients, training }: Golden): Named {
  return {
    ...prefixed('tape', tape.values),
    ...prefixed('step', { ...step.values, loss: [step.loss] }),
    ...prefixed('gradient in a step', { ...step.gradients, ...step.parameters }),
    ...prefixed('weights after a step', step.weights),
    answers: answers.scores,
    losses: lossNames.map((name) => losses[name]),
    ...Object.assign({}, ...lossNames.map((name) => prefixed(`gradient of ${name}`, gradients[name]))),
    'losses of training': training.losses,
    ...prefixed('weights after training', training.weights),
  };
}

/**
 * What differs by more than `tolerance`, or is there on one side only, with its largest relative error.
 *
 * A key's bias adds the same to every affinity of a row, which softmax does not see: its gradient is what rounding
 * leaves of zero, and Adam takes steps of full size whatever the size of a gradient. So where it leads is not compared.
 */
export function disagreements(golden: Golden, computed: Named, tolerance: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(errorsOf(golden, computed)).filter(([, error]) => !(error <= tolerance)),
  );
}

/** The largest relative error of everything that is compared, by name. */
export function errorsOf(golden: Golden, computed: Named): Record<string, number> {
  const expected = expectedOf(golden);
  const names = [...new Set([...Object.keys(expected), ...Object.keys(computed)])];
  const compared = names.filter((name) => !/^weights after .*key\.bias$/.test(name));
  return Object.fromEntries(
    compared.map((name) => [name, largestRelativeError(expected[name] ?? [], computed[name] ?? [])]),
  );
}

/** A number near zero, as rounding leaves it, has no correct digits: below this size it is the difference that counts. */
const FLOOR = 0.01;

/**
 * The largest |actual − expected| over the larger of |expected| and a floor; infinite where a number is missing, and
 * not a number where one is not.
 */
export function largestRelativeError(expected: ArrayLike<number>, actual: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  const errors = Array.from(
    expected,
    (right, i) => Math.abs(actual[i] - right) / Math.max(Math.abs(right), FLOOR),
  );
  return Math.max(0, ...errors);
}

export const prefixed = (prefix: string, named: Named): Named =>
  Object.fromEntries(Object.entries(named).map(([name, values]) => [`${prefix}: ${name}`, values]));
