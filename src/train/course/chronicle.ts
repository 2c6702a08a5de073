/** What a run remembers: the tree of what became of it, and what of that is saved. */
import type { RunConfig } from '../../models/config';
import type { LossPoint, Replay } from '../protocol';
import type { Snapshot } from '../snapshot';
import type { Shelf } from './shelf';
import { type Branch, Timeline } from './timeline';

export class Chronicle {
  timeline: Timeline;
  replay: Replay | null = null;

  /** @param shelf where it is saved; without one all of it is gone with the run */
  constructor(
    config: RunConfig,
    private readonly shelf: Shelf | null,
  ) {
    this.timeline = new Timeline(config);
  }

  get branch(): Branch {
    return this.timeline.current;
  }

  /** Forgets all, for a run that begins elsewhere than with fresh weights. */
  beginWith({
    config,
    step,
    losses,
    metrics,
  }: Pick<Snapshot, 'config' | 'step' | 'losses' | 'metrics'>): void {
    this.timeline = new Timeline(config);
    Object.assign(this.branch, { reached: step, losses: [...losses], metrics: [...metrics] });
  }

  /** A point of the curve: a new one, or one that was there, and that a replay has to meet again. */
  note(point: LossPoint): void {
    const { losses } = this.branch;
    const before = losses.find(({ step }) => step === point.step);
    if (before) {
      const { compared, identical } = this.replay ?? { compared: 0, identical: 0 };
      this.replay = { compared: compared + 1, identical: identical + Number(before.loss === point.loss) };
    } else if (point.step > (losses.at(-1)?.step ?? 0)) losses.push(point);
  }

  /** Goes on, after a step or with the weights of a file, in a branch of its own. */
  async leave(step: number, config: RunConfig, file?: string): Promise<void> {
    const gone = this.timeline.leave(step, config, file);
    this.replay = null;
    for (const branch of gone) await this.shelf?.forget(branch, branch.keyframes);
  }

  /** Goes back into a branch, to the last step before `step` that was kept; null for fresh weights. */
  async enter(id: number, step: number): Promise<Snapshot | null> {
    const at = this.timeline.keyframeBefore(id, step);
    const kept = this.timeline.branch(id).keyframes.includes(at);
    const snapshot = kept ? ((await this.shelf?.recall(id, at)) ?? null) : null;
    this.timeline.enter(id);
    this.replay = null;
    return snapshot;
  }

  async remove(id: number): Promise<void> {
    const branch = this.timeline.remove(id);
    await this.shelf?.forget(branch, branch.keyframes);
  }

  /** Keeps a step, to come back to. */
  async keep(snapshot: Snapshot): Promise<void> {
    if (!this.shelf) return;
    await this.shelf.keep(this.branch.id, { ...snapshot, losses: [], metrics: [] });
    await this.shelf.forget(this.branch, this.timeline.keep(snapshot.step));
  }

  async save(snapshot: () => Promise<Snapshot>): Promise<void> {
    await this.shelf?.save(await snapshot(), this.timeline);
  }

  /** Back to what was saved last, if anything was. */
  async recover(): Promise<Snapshot | null> {
    const saved = await this.shelf?.load().catch(() => null);
    if (!saved) return null;
    if (saved.timeline) this.timeline = saved.timeline;
    else this.beginWith(saved.snapshot);
    return saved.snapshot;
  }
}
