/**
 * A run is a tree. A branch goes on from a step of another with settings of its own; its keyframes are steps at which
 * everything was kept, so that any step can be reached again by training on from the one before it.
 */
import * as v from 'valibot';
import type { RunConfig } from '../../models/config';
import { Config, Count, Loss, Metric } from './schemas';

export const Branch = v.object({
  id: Count,
  /** The branch that it left; null where it began with fresh weights. */
  parent: v.nullable(Count),
  /** The step after which it left. */
  from: Count,
  /** The file that its first weights came from, where they did. */
  file: v.optional(v.pipe(v.string(), v.maxLength(200))),
  config: Config,
  /** The furthest step that it has come to. */
  reached: Count,
  /** Of the steps after `from`. */
  losses: v.array(Loss),
  metrics: v.array(Metric),
  keyframes: v.array(Count),
});
export type Branch = v.InferOutput<typeof Branch>;

const Tree = v.object({ branches: v.pipe(v.array(Branch), v.minLength(1)), current: Count });

/** Keyframes of a branch: twice as far apart whenever there are more. */
const KEYFRAMES = 16;
/** Branches of a run: the oldest leaf goes when there are more. */
const BRANCHES = 8;

/** What has to stay as it was for trained weights to be of use. */
const fixed = ['width', 'maxLength', 'batchSize', 'blocks', 'heads', 'norm', 'bptt'] as const;

/** Whether what was trained with `a` can be trained on with `b`. */
export const mayGoOn = (a: RunConfig, b: RunConfig): boolean => fixed.every((key) => a[key] === b[key]);

export class Timeline {
  private branches: Branch[];
  private currentId: number;

  constructor(config: RunConfig) {
    this.branches = [branchOf(0, null, 0, config)];
    this.currentId = 0;
  }

  /** Throws where the text is no timeline. */
  static parse(text: string): Timeline {
    const { branches, current } = v.parse(Tree, JSON.parse(text));
    const timeline = new Timeline(branches[0].config);
    timeline.branches = branches;
    timeline.currentId = current;
    for (const { id } of branches) timeline.pathTo(id);
    timeline.branch(current);
    return timeline;
  }

  toString(): string {
    return JSON.stringify({ branches: this.branches, current: this.currentId });
  }

  get all(): readonly Branch[] {
    return this.branches;
  }

  get current(): Branch {
    return this.branch(this.currentId);
  }

  branch(id: number): Branch {
    const found = this.branches.find((branch) => branch.id === id);
    if (!found) throw new Error(`There is no branch ${id}.`);
    return found;
  }

  /** The curves that led to a step of the current branch. */
  past(step: number): Pick<Branch, 'losses' | 'metrics'> {
    const path = this.pathTo(this.currentId);
    const until = path.map((_, i) => Math.min(step, ...path.slice(i + 1).map(({ from }) => from)));
    const before = <T extends { step: number }>(points: (branch: Branch) => T[]) =>
      path.flatMap((branch, i) => points(branch).filter((point) => point.step <= until[i]));
    return { losses: before(({ losses }) => losses), metrics: before(({ metrics }) => metrics) };
  }

  /** Where to begin in order to reach a step of a branch: the last keyframe before it, or fresh weights. */
  keyframeBefore(id: number, step: number): number {
    const { from, keyframes, parent } = this.branch(id);
    const before = keyframes.filter((kept) => kept <= step);
    if (before.length > 0) return Math.max(...before);
    if (parent === null && from === 0) return 0;
    throw new Error(`Nothing was kept of branch ${id} before step ${step}.`);
  }

  enter(id: number): void {
    this.currentId = this.branch(id).id;
  }

  /**
   * Leaves the current branch after a step (fresh weights at 0, or those of a file, which nothing came before), and
   * returns the branches that made room.
   */
  leave(step: number, config: RunConfig, file?: string): Branch[] {
    const left = this.current;
    const id = Math.max(...this.branches.map((branch) => branch.id)) + 1;
    const unused = left.reached === left.from && !this.branches.some(({ parent }) => parent === left.id);
    const isRoot = step === 0 || file !== undefined;
    const parent = isRoot ? null : unused ? left.parent : left.id;
    this.branches.push({ ...branchOf(id, parent, step, config), ...(file && { file }) });
    this.currentId = id;
    const gone = unused ? [left] : [];
    if (this.branches.length - gone.length > BRANCHES) {
      const leaf = this.branches.find((branch) => branch.id !== id && this.isLeaf(branch));
      if (leaf) gone.push(leaf);
    }
    this.branches = this.branches.filter((branch) => !gone.includes(branch));
    return gone;
  }

  /** A branch that nothing goes on from, and that is not the current one. */
  remove(id: number): Branch {
    const branch = this.branch(id);
    if (id === this.currentId || !this.isLeaf(branch)) throw new Error(`Branch ${id} is still needed.`);
    this.branches = this.branches.filter((other) => other !== branch);
    return branch;
  }

  /** Notes a keyframe of the current branch; returns those that are let go, so that the others stay evenly spread. */
  keep(step: number): number[] {
    const branch = this.current;
    if (branch.keyframes.includes(step)) return [];
    branch.keyframes.push(step);
    if (branch.keyframes.length <= KEYFRAMES) return [];
    const gone = branch.keyframes.filter((kept, i) => i % 2 === 1 && kept !== branch.from);
    branch.keyframes = branch.keyframes.filter((kept) => !gone.includes(kept));
    return gone;
  }

  /** Whether a keyframe would be at least as far from the last as those are from each other. */
  wantsKeyframe(step: number): boolean {
    const { keyframes } = this.current;
    const last = keyframes.at(-1);
    return last === undefined || step - last >= (last - keyframes[0]) / Math.max(1, keyframes.length - 1);
  }

  private isLeaf = ({ id }: Branch): boolean => !this.branches.some(({ parent }) => parent === id);

  private pathTo(id: number): Branch[] {
    const path: Branch[] = [];
    for (let at: number | null = id; at !== null; at = path[0].parent) {
      if (path.length > this.branches.length) throw new Error('A branch descends from itself.');
      path.unshift(this.branch(at));
    }
    return path;
  }
}

const branchOf = (id: number, parent: number | null, from: number, config: RunConfig): Branch => ({
  id,
  parent,
  from,
  config,
  reached: from,
  losses: [],
  metrics: [],
  keyframes: [],
});
