/** The other courses that a run has taken, as curves: each begins where it left the one before it. */
import type { Branch } from '../../src/train/protocol';
import type { Point } from '../../src/viz/chartLayout';

/** @param read the points of a branch on this chart, in the order of their steps */
export function asidesOf(
  branches: readonly Branch[],
  { branch: current, step: now }: { branch: number; step: number },
  read: (branch: Branch) => { step: number; x: number; y: number }[],
): Point[][] {
  const own = (branch: Branch) => {
    if (branch.id !== current) return [branch.from, read(branch)] as const;
    return [Math.max(now, branch.from), read(branch).filter(({ step }) => step > now)] as const;
  };
  /** What the branch, or those that it comes from, had at a step. */
  const before = (branch: Branch, step: number): Point[] => {
    const point = read(branch).findLast((each) => each.step <= step);
    if (point) return [point];
    const parent = branches.find(({ id }) => id === branch.parent);
    return parent ? before(parent, branch.from) : [];
  };
  return branches.flatMap((branch) => {
    const [from, points] = own(branch);
    if (points.length === 0) return [];
    const parent = branch.id === current ? branch : branches.find(({ id }) => id === branch.parent);
    const start = parent ? before(parent, from) : [];
    return [[...start, ...points].map(({ x, y }) => ({ x, y }))];
  });
}
