/** Where a run puts itself: as it stands, the tree of what became of it, and its keyframes. */
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../snapshot';
import { RUN, type Storage } from './storage';
import { type Branch, Timeline } from './timeline';

const TREE = '/tree';
const keyframe = (branch: number, step: number): string => `/${branch}/${step}`;

export interface Saved {
  snapshot: Snapshot;
  timeline: Timeline | null;
}

export class Shelf {
  constructor(private readonly storage: Storage) {}

  /** Null if nothing was saved. Rejects with a `DataError` if what was saved cannot be used. */
  async load(): Promise<Saved | null> {
    const bytes = await this.storage.get(RUN);
    if (!bytes) return null;
    const tree = await this.storage.get(TREE);
    return { snapshot: decodeSnapshot(bytes), timeline: tree && timelineIn(tree) };
  }

  async save(snapshot: Snapshot, timeline: Timeline): Promise<void> {
    await this.storage.put({
      [RUN]: encodeSnapshot(snapshot),
      [TREE]: new TextEncoder().encode(timeline.toString()),
    });
  }

  async keep(branch: number, snapshot: Snapshot): Promise<void> {
    await this.storage.put({ [keyframe(branch, snapshot.step)]: encodeSnapshot(snapshot) });
  }

  /** Rejects where it is gone. */
  async recall(branch: number, step: number): Promise<Snapshot> {
    const bytes = await this.storage.get(keyframe(branch, step));
    if (!bytes) throw new Error(`What was kept of step ${step} is gone.`);
    return decodeSnapshot(bytes);
  }

  async forget({ id }: Branch, steps: number[]): Promise<void> {
    await this.storage.remove(steps.map((step) => keyframe(id, step)));
  }

  clear(): Promise<void> {
    return this.storage.clear();
  }
}

/** Without its tree a run is still a run. */
function timelineIn(bytes: Uint8Array): Timeline | null {
  try {
    return Timeline.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
