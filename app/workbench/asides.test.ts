import { describe, expect, it } from 'vitest';
import { defaults } from '../../src/models/config';
import type { Branch } from '../../src/train/protocol';
import { asidesOf } from './asides';

const branch = (id: number, parent: number | null, from: number, steps: number[]): Branch => ({
  id,
  parent,
  from,
  config: defaults.sasrec,
  reached: steps.at(-1) ?? from,
  losses: steps.map((step) => ({ step, epoch: step / 10, loss: 100 * id + step })),
  metrics: [],
  keyframes: [],
});
const read = ({ losses }: Branch) => losses.map(({ step, epoch, loss }) => ({ step, x: epoch, y: loss }));
const tree = [branch(0, null, 0, [10, 20, 30]), branch(1, 0, 20, [30, 40]), branch(2, 1, 20, [30])];

describe('the other courses of a run', () => {
  it('begin at the point at which they left', () => {
    expect(asidesOf(tree, { branch: 0, step: 30 }, read)).toEqual([
      [
        { x: 2, y: 20 },
        { x: 3, y: 130 },
        { x: 4, y: 140 },
      ],
      [
        { x: 2, y: 20 },
        { x: 3, y: 230 },
      ],
    ]);
  });

  it('are also what comes after the present step of the course it is on', () => {
    expect(asidesOf(tree, { branch: 0, step: 15 }, read)[0]).toEqual([
      { x: 1, y: 10 },
      { x: 2, y: 20 },
      { x: 3, y: 30 },
    ]);
  });

  it('are none where there is one course, at its end', () => {
    expect(asidesOf([tree[0]], { branch: 0, step: 30 }, read)).toEqual([]);
  });
});
