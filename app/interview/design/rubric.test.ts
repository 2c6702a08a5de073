import { describe, expect, it } from 'vitest';
import { freshWalk } from '../progress/progress';
import { pointKey, rubric, scoreOf } from './rubric';
import { stages, TOTAL_MINUTES } from './stages';

const words = (text: string) => text.split(/\s+/).length;

describe('the stages', () => {
  it('take thirty-five minutes together', () => {
    expect(TOTAL_MINUTES).toBe(35);
  });

  it('have points of their own, and a model answer that can be said in the time', () => {
    for (const { points, model, minutes } of stages) {
      expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
      expect(points.length).toBeGreaterThanOrEqual(5);
      expect(words(model.join(' '))).toBeLessThan(150 * minutes);
      expect(words(model.join(' '))).toBeGreaterThan(60);
    }
  });
});

describe('scoreOf', () => {
  const all = (level: number) => Object.fromEntries(rubric.map(({ id }) => [id, level]));

  it('adds levels up, and is complete when each criterion has one', () => {
    expect(scoreOf(freshWalk)).toMatchObject({ points: 0, of: 15, complete: false, said: 0 });
    expect(scoreOf({ ...freshWalk, levels: { depth: 0 } }).complete).toBe(false);
    expect(scoreOf({ ...freshWalk, levels: all(2) })).toMatchObject({ points: 10, complete: true });
  });

  it('says something else at each level', () => {
    const verdicts = [0, 1, 2, 3].map((level) => scoreOf({ ...freshWalk, levels: all(level) }).verdict);
    expect(new Set(verdicts).size).toBe(3);
    expect(verdicts[3]).toMatch(/strong yes/);
    expect(scoreOf({ ...freshWalk, levels: { ...all(2), depth: 1, problem: 1 } }).verdict).toMatch(/^Close/);
  });

  it('counts points that were said, and only those that exist', () => {
    const [{ id, points }] = stages;
    const ticked = [pointKey(id, points[0].id), pointKey(id, points[1].id), 'requirements/nothing'];
    expect(scoreOf({ ...freshWalk, ticked }).said).toBe(2);
  });
});
