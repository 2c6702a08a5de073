import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../data/batches';
import { startBackends, type TestBackend, valuesOn } from '../testing/backends';
import { expectClose } from '../testing/close';
import { dot, type Matrix, matrix, sigmoid, softmax } from '../testing/matrix';
import { integers, normals, numericGradient } from '../testing/numbers';
import * as losses from './losses';

beforeAll(startBackends);

const V = 9;
const D = 3;

interface Problem {
  hidden: Matrix;
  vectors: Matrix;
  bias: number[] | null;
  targets: number[];
  negatives: number[];
}

type Formula = (problem: Problem, options: { logQ?: number[]; t?: number; lambda?: number }) => number;

const average = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const score = ({ hidden, vectors, bias }: Problem, row: number, item: number): number =>
  dot(hidden[row], vectors[item - 1]) + (bias?.[item - 1] ?? 0);

const rows = <T>({ targets }: Problem, f: (row: number, target: number) => T): T[] =>
  targets.map((target, row) => f(row, target));

/** The shared columns that are negatives for a row: all but those that hold its own answer. */
const rivals = (p: Problem, row: number): number[] =>
  [...p.targets, ...p.negatives].filter((item) => item !== p.targets[row]);

const crossEntropy: Formula = (p) =>
  average(
    rows(p, (row, target) => {
      const scores = p.vectors.map((_, i) => score(p, row, i + 1));
      return -Math.log(softmax(scores)[target - 1]);
    }),
  );

const sampledSoftmax: Formula = (p, { logQ }) =>
  average(
    rows(p, (row, target) => {
      const scores = [target, ...rivals(p, row)].map((item) => score(p, row, item) - (logQ?.[item - 1] ?? 0));
      return -Math.log(softmax(scores)[0]);
    }),
  );

const generalised: Formula = (p, { t = 0 }) => {
  const k = p.negatives.length / p.targets.length;
  const alpha = k / (V - 1);
  const beta = alpha * (t * (1 - 1 / alpha) + 1 / alpha);
  return average(
    rows(p, (row, target) => {
      const mine = p.negatives.slice(row * k, (row + 1) * k);
      const fooled = mine.map((item) => -Math.log(1 - sigmoid(score(p, row, item))));
      return -Math.log(sigmoid(score(p, row, target)) ** beta) + sum(fooled);
    }),
  );
};

const bprMax: Formula = (p, { lambda = 1 }) =>
  average(
    rows(p, (row, target) => {
      const r = rivals(p, row).map((item) => score(p, row, item));
      const s = softmax(r);
      const won = sum(r.map((rival, j) => s[j] * sigmoid(score(p, row, target) - rival)));
      return -Math.log(won) + lambda * sum(r.map((rival, j) => s[j] * rival ** 2));
    }),
  );

const top1Max: Formula = (p) =>
  average(
    rows(p, (row, target) => {
      const r = rivals(p, row).map((item) => score(p, row, item));
      const s = softmax(r);
      return sum(r.map((rival, j) => s[j] * (sigmoid(rival - score(p, row, target)) + sigmoid(rival ** 2))));
    }),
  );

const logQ = Array.from(normals(40, V));
const cases: {
  name: string;
  loss: losses.Loss;
  formula: Formula;
  options: Parameters<Formula>[1];
  each?: boolean;
}[] = [
  { name: 'cross-entropy', loss: losses.crossEntropy, formula: crossEntropy, options: {} },
  { name: 'sampled softmax', loss: losses.sampledSoftmax, formula: sampledSoftmax, options: {} },
  {
    name: 'sampled softmax with logQ',
    loss: losses.sampledSoftmax,
    formula: sampledSoftmax,
    options: { logQ },
  },
  { name: 'BCE', loss: losses.binaryCrossEntropy, formula: generalised, options: { t: 0 }, each: true },
  ...[0, 0.75, 1].map((t) => {
    const loss = losses.generalisedBinaryCrossEntropy;
    return { name: `gBCE with t = ${t}`, loss, formula: generalised, options: { t }, each: true };
  }),
  { name: 'BPR-max', loss: losses.bprMax, formula: bprMax, options: {} },
  { name: 'BPR-max with λ = 0.3', loss: losses.bprMax, formula: bprMax, options: { lambda: 0.3 } },
  { name: 'TOP1-max', loss: losses.top1Max, formula: top1Max, options: {} },
];

/** The loss and its gradients with respect to the hidden vectors, the games' vectors and their biases. */
function computed(
  name: TestBackend,
  loss: losses.Loss,
  p: Problem,
  options: Parameters<Formula>[1],
): Float32Array[] {
  return valuesOn(name, () => {
    const batch = { targets: Int32Array.from(p.targets), negatives: Int32Array.from(p.negatives) } as Batch;
    const lossOptions: losses.LossOptions = {
      logQ: options.logQ && tf.tensor1d(options.logQ),
      calibration: options.t,
      regularisation: options.lambda,
    };
    const inputs = [tf.tensor2d(p.hidden), tf.tensor2d(p.vectors), ...(p.bias ? [tf.tensor1d(p.bias)] : [])];
    const compute = (hidden: tf.Tensor, vectors: tf.Tensor, bias?: tf.Tensor) =>
      loss(
        hidden as tf.Tensor2D,
        { vectors: vectors as tf.Tensor2D, bias: bias as tf.Tensor1D | undefined },
        batch,
        lossOptions,
      );
    const { value, grads } = tf.valueAndGrads(compute as never)(inputs);
    return [value, ...grads];
  });
}

const drawn = fc.record({
  n: fc.integer({ min: 1, max: 5 }),
  k: fc.integer({ min: 1, max: 4 }),
  biased: fc.boolean(),
  deviation: fc.constantFrom(0.3, 1.2),
  seed: fc.nat(),
});

describe.each(['wasm', 'cpu'] as const)('on %s', (name) => {
  it.each(cases)('$name is its formula, and its gradients are those of the formula', (own) => {
    fc.assert(
      fc.property(drawn, ({ n, k, biased, deviation, seed }) => {
        const items = (stream: number, size: number) =>
          Array.from(integers(seed + stream, size, V), (i) => i + 1);
        const p: Problem = {
          hidden: matrix(normals(seed, n * D, deviation), D),
          vectors: matrix(normals(seed + 1, V * D), D),
          bias: biased ? Array.from(normals(seed + 2, V)) : null,
          targets: items(3, n),
          negatives: items(4, own.each ? n * k : k),
        };
        // A row for which every column is its own answer has no rival to be ranked against.
        fc.pre(own.each === true || p.targets.every((_, row) => rivals(p, row).length > 0));
        const [[value], hidden, vectors, bias] = computed(name, own.loss, p, own.options);
        const formula = (part: Partial<Problem>) => own.formula({ ...p, ...part }, own.options);
        expectClose([value], [formula({})], 1e-5);
        const alongHidden = numericGradient((x) => formula({ hidden: matrix(x, D) }), p.hidden.flat());
        const alongVectors = numericGradient((x) => formula({ vectors: matrix(x, D) }), p.vectors.flat());
        expectClose(hidden, alongHidden, 3e-5);
        expectClose(vectors, alongVectors, 3e-5);
        if (p.bias)
          expectClose(
            bias,
            numericGradient((bias) => formula({ bias }), p.bias),
            3e-5,
          );
      }),
      { numRuns: 12 },
    );
  });
});

describe('the sampled losses', () => {
  const certain: Problem = {
    hidden: [[100, 0, 0]],
    vectors: matrix(
      Float32Array.from({ length: V * D }, (_, i) => (i === 0 ? 1 : i === D ? -1 : 0)),
      D,
    ),
    bias: null,
    targets: [1],
    negatives: [2],
  };

  it.each(cases)('$name stays a number, as do its gradients, for certain and for hopeless scores', (own) => {
    for (const [targets, negatives] of [
      [[1], [2]],
      [[2], [1]],
    ]) {
      const results = computed('wasm', own.loss, { ...certain, targets, negatives }, own.options);
      for (const values of results) expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('gBCE weighs the positive by the sampling rate when t is 1, and by .75 of the way there by default', () => {
    const p = { ...certain, hidden: [[0, 0, 0]] };
    const alpha = 1 / (V - 1);
    const half = Math.log(2);
    const at = (t?: number) => computed('wasm', losses.generalisedBinaryCrossEntropy, p, { t })[0];
    expectClose(at(0), [2 * half], 1e-6);
    expectClose(at(1), [(alpha + 1) * half], 1e-6);
    expectClose(at(), [(0.25 + 0.75 * alpha + 1) * half], 1e-6);
  });
});
