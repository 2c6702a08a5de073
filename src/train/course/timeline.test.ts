import { describe, expect, it } from 'vitest';
import { defaults } from '../../models/config';
import { Timeline } from './timeline';

const config = defaults.sasrec;
const loss = (step: number) => ({ step, epoch: step / 10, loss: 1 / step });

/** Advances the current branch to a step, a point of the curve at each tenth. */
function advance(timeline: Timeline, to: number) {
  const { current } = timeline;
  for (let step = current.reached + 1; step <= to; step++) {
    current.reached = step;
    if (step % 10 === 0) current.losses.push(loss(step));
  }
}

const steps = (timeline: Timeline, at: number) => timeline.past(at).losses.map(({ step }) => step);

describe('the tree of a run', () => {
  it('has for the past of a branch what its ancestors were until it left them', () => {
    const timeline = new Timeline(config);
    advance(timeline, 50);
    timeline.leave(25, { ...config, seed: 1 });
    advance(timeline, 45);
    timeline.leave(35, { ...config, seed: 2 });
    expect(steps(timeline, 35)).toEqual([10, 20, 30]);
    advance(timeline, 60);
    expect(steps(timeline, 60)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(steps(timeline, 15)).toEqual([10]);
    expect(timeline.all.map(({ parent, from }) => [parent, from])).toEqual([
      [null, 0],
      [0, 25],
      [1, 35],
    ]);
  });

  it('replaces a branch in which nothing was done', () => {
    const timeline = new Timeline(config);
    advance(timeline, 20);
    timeline.leave(10, { ...config, seed: 1 });
    const gone = timeline.leave(10, { ...config, seed: 2 });
    expect(gone.map(({ id }) => id)).toEqual([1]);
    expect(timeline.current).toMatchObject({ parent: 0, from: 10, config: { seed: 2 } });
  });

  it('makes room by letting the oldest leaf go, never the one it is on', () => {
    const timeline = new Timeline(config);
    advance(timeline, 5);
    const gone: number[] = [];
    for (let i = 1; i <= 9; i++) {
      gone.push(...timeline.leave(0, { ...config, seed: i }).map(({ id }) => id));
      advance(timeline, 5);
    }
    expect(gone).toEqual([0, 1]);
    expect(timeline.all).toHaveLength(8);
    expect(() => timeline.remove(timeline.current.id)).toThrow('still needed');
  });

  it('keeps its keyframes few, evenly spread, and the one it left at', () => {
    const timeline = new Timeline(config);
    advance(timeline, 100);
    timeline.leave(100, config);
    timeline.keep(100);
    const kept = new Set([100]);
    for (let step = 110; step <= 3000; step += 10) {
      if (!timeline.wantsKeyframe(step)) continue;
      kept.add(step);
      for (const gone of timeline.keep(step)) kept.delete(gone);
    }
    const { keyframes } = timeline.current;
    expect([...kept]).toEqual(keyframes);
    expect(keyframes.length).toBeGreaterThan(7);
    expect(keyframes.length).toBeLessThanOrEqual(16);
    expect(keyframes[0]).toBe(100);
    const gaps = keyframes.slice(1).map((step, i) => step - keyframes[i]);
    expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThanOrEqual(2);
    expect(timeline.keyframeBefore(1, 999)).toBe(Math.max(...keyframes.filter((step) => step <= 999)));
  });

  it('is the same after being written and read, and refuses what is none', () => {
    const timeline = new Timeline(config);
    advance(timeline, 30);
    timeline.leave(20, { ...config, seed: 1 });
    expect(Timeline.parse(`${timeline}`).all).toEqual(timeline.all);
    const tree = JSON.parse(`${timeline}`);
    const refused = [
      '{}',
      'null',
      JSON.stringify({ ...tree, branches: [] }),
      JSON.stringify({ ...tree, current: 7 }),
      JSON.stringify({ ...tree, branches: [{ ...tree.branches[0], parent: 0 }] }),
    ];
    for (const text of refused) expect(() => Timeline.parse(text)).toThrow();
  });
});
