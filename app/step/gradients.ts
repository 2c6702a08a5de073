/** What the figure of a training step reads from its tape: plain data, no page. */
import type { Dataset } from '../../src/data/dataset';
import type { Op, Recording } from '../../src/nn/recording';
import { findOp, valuesOf } from '../../src/nn/recording';
import type { ParameterStep, StepTape } from '../../src/train/protocol';
import type { Matrix } from '../../src/viz/types';
import { matrixOf } from '../code/operands';
import { markNames } from '../figures/picture/rail';
import {
  headMatrix,
  headsOf,
  rowPositions,
  scopeNumber,
  stacked,
  titlesOf,
} from '../figures/picture/tensors';

/** The gradients as a recording, so that whatever reads a tape reads them. */
export const backwardOf = ({ forward, gradients }: StepTape): Recording => ({ ...forward, ...gradients });

export const lossOf = ({ forward }: StepTape): number => {
  const op = findOp(forward, 'loss');
  return op ? forward.values[op.offset] : Number.NaN;
};

/** What was expected where something is predicted. */
export interface Prediction {
  /** Position at which the model was asked. */
  at: number;
  target: number;
  /** p(target), of a softmax over everything that was scored. */
  probability: number;
}

/** Only the loss over the whole catalogue scores the whole catalogue: with another there is nothing to list. */
export function predictionsOf(tape: StepTape): Prediction[] {
  const op = findOp(tape.forward, 'scores');
  if (!op || matrixOf(op).columns !== tape.games) return [];
  const scores = valuesOf(tape.forward, op);
  return tape.at.map((at, row) => {
    const own = scores.subarray(row * tape.games, (row + 1) * tape.games);
    const target = tape.targets[row];
    return { at, target, probability: softmaxAt(own, target - 1) };
  });
}

function softmaxAt(scores: Float32Array, column: number): number {
  const highest = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0);
  return Math.exp(scores[column] - highest) / sum;
}

/** The gradient of one tensor, or of the same tensor at every event. */
export interface Layer {
  id: string;
  /** "Block 1 · Queries" */
  name: string;
  /** One matrix for each head. */
  heads: Matrix[];
  rowLabels: string[];
  /** √Σ g²: how much of the loss is felt here. */
  norm: number;
}

const gates: Record<string, string> = {
  embedding: 'Embeddings of the games',
  reset: 'Reset gates',
  update: 'Update gates',
  candidate: 'Candidates',
  state: 'Hidden states',
};

/** From the loss back to the embeddings. The loss itself, whose gradient is 1, is left out. */
export function layersOf(tape: StepTape, dataset: Dataset): Layer[] {
  const backward = backwardOf(tape);
  const titles = titlesOf(backward, dataset);
  const labels = (positions: number[]) => positions.map((position) => titles[position] ?? String(position));
  const groups = new Map<string, Op[]>();
  for (const op of backward.ops) {
    if (op.mark === 'loss') continue;
    const event = op.id.startsWith('event');
    const key = event ? op.mark : op.id;
    groups.set(key, [...(groups.get(key) ?? []), op]);
  }
  const layers = [...groups].map(([id, ops]): Layer => {
    const [op] = ops;
    const together = op.id.startsWith('event');
    const heads = together
      ? [stacked(backward, ops)]
      : Array.from({ length: headsOf(op) }, (_, head) => headMatrix(backward, op, head));
    const positions = together ? ops.map(({ id }) => scopeNumber(id) ?? 0) : positionsOf(tape, backward, op);
    return { id, name: nameOf(op), heads, rowLabels: labels(positions), norm: Math.hypot(...norms(heads)) };
  });
  return layers.reverse();
}

const norms = (heads: Matrix[]): number[] => heads.map(({ values }) => normOf(values));

export function normOf(values: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i] ** 2;
  return Math.sqrt(squares);
}

const asked = ['hidden', 'head', 'scores', 'positive', 'negative'];

const positionsOf = (tape: StepTape, backward: Recording, op: Op): number[] =>
  asked.includes(op.mark) ? tape.at : rowPositions(backward, op);

function nameOf({ id, mark }: Op): string {
  const block = id.startsWith('block') ? `Block ${(scopeNumber(id) ?? 0) + 1} · ` : '';
  return block + (gates[mark] ?? markNames[mark]?.name ?? mark);
}

/** How much of one prediction's loss is felt by each game that was read: the norm of the gradient of its embedding. */
export function reachOf(tape: StepTape): number[] {
  const backward = backwardOf(tape);
  const op = backward.ops.find(({ mark }) => mark === 'token' || mark === 'embedding');
  if (!op) return [];
  const { rows, columns } = matrixOf(op);
  const values = valuesOf(backward, op);
  return Array.from({ length: rows }, (_, row) =>
    normOf(values.subarray(row * columns, (row + 1) * columns)),
  );
}

/** Attention of the row that is asked, averaged over the heads of the last block; null where there is none. */
export function attentionOf(tape: StepTape, row: number): number[] | null {
  const op = tape.forward.ops.findLast(({ mark }) => mark === 'weights');
  if (!op) return null;
  const heads = Array.from({ length: headsOf(op) }, (_, head) => headMatrix(tape.forward, op, head));
  const { columns } = heads[0];
  return Array.from(
    { length: columns },
    (_, column) => heads.reduce((sum, { values }) => sum + values[row * columns + column], 0) / heads.length,
  );
}

/** One number of a parameter, and all that Adam made of it. */
export interface AdamCell {
  index: number;
  g: number;
  before: { w: number; m: number; v: number };
  after: { w: number; m: number; v: number };
}

export const adamCell = ({ gradient, before, after }: ParameterStep, index: number): AdamCell => ({
  index,
  g: gradient[index],
  before: { w: before.weight[index], m: before.m[index], v: before.v[index] },
  after: { w: after.weight[index], m: after.m[index], v: after.v[index] },
});

/** Where the gradient is largest. */
export const steepest = ({ gradient }: ParameterStep): number =>
  gradient.reduce((best, value, i) => (Math.abs(value) > Math.abs(gradient[best]) ? i : best), 0);

/** ‖after − before‖ */
export const changeOf = ({ before, after }: ParameterStep): number =>
  normOf(after.weight.map((value, i) => value - before.weight[i]));

/** "row 17, column 3" */
export function placeOf({ shape }: ParameterStep, index: number): string {
  if (shape.length < 2) return `number ${index}`;
  const columns = shape[shape.length - 1];
  return `row ${Math.floor(index / columns)}, column ${index % columns}`;
}
