import { describe, expect, it } from 'vitest';
import { canHave } from '../../src/models/config';
import { diagnoses } from './diagnoses';
import { configOfExercise, exercises } from './exercises';
import { brokenSide, grade, noAnswers, optionsOf, type Truth } from './grading';

const attempts = Array.from({ length: 40 }, (_, attempt) => attempt);

describe('the broken side', () => {
  it('is the same for the same attempt, and either in the long run', () => {
    for (const exercise of exercises) {
      const drawn = attempts.map((attempt) => brokenSide(exercise, attempt));
      expect(attempts.map((attempt) => brokenSide(exercise, attempt))).toEqual(drawn);
      const first = drawn.filter((side) => side === 'A').length;
      expect(first).toBeGreaterThan(8);
      expect(first).toBeLessThan(32);
    }
  });

  it('is not the same in every exercise', () => {
    for (const attempt of [0, 1, 2])
      expect(new Set(exercises.map((exercise) => brokenSide(exercise, attempt))).size).toBe(2);
  });
});

describe('the exercises', () => {
  it('are eight, each about another fault that its model can have', () => {
    expect(new Set(exercises.map(({ fault }) => fault)).size).toBe(8);
    for (const { model, fault } of exercises) expect(canHave(model, fault)).toBe(true);
  });

  it('train two runs that differ in nothing but the fault', () => {
    for (const exercise of exercises) {
      const [sound, broken] = (['none', exercise.fault] as const).map((fault) =>
        configOfExercise(exercise, fault, 3),
      );
      expect(broken).toEqual({ ...sound, fault: exercise.fault });
      expect(sound).toMatchObject({ fault: 'none', seed: 100 * exercises.indexOf(exercise) + 3 });
    }
  });

  it('offer the right diagnosis among six to eight, in an order that moves', () => {
    for (const exercise of exercises) {
      const places = attempts.map((attempt) => {
        const options = optionsOf(exercise, attempt);
        expect(options.length).toBeGreaterThanOrEqual(6);
        expect(options.length).toBeLessThanOrEqual(8);
        expect(new Set(options).size).toBe(options.length);
        for (const option of options) expect(diagnoses[option].sign).not.toBe('');
        return options.indexOf(exercise.fault);
      });
      expect(Math.min(...places)).toBe(0);
      expect(new Set(places).size).toBeGreaterThan(4);
    }
  });
});

describe('a grade', () => {
  const truth: Truth = { side: 'B', fault: 'no-scale' };

  it('is found only with the side and the diagnosis', () => {
    expect(grade(noAnswers, truth)).toEqual({
      located: false,
      diagnosed: false,
      found: false,
      over: false,
      slips: 0,
    });
    const located = { ...noAnswers, sides: ['B' as const] };
    expect(grade(located, truth)).toMatchObject({ located: true, found: false, over: false });
    const found = { ...located, diagnoses: ['no-scale' as const] };
    expect(grade(found, truth)).toMatchObject({ found: true, over: true, slips: 0 });
  });

  it('counts wrong answers and hints', () => {
    const answers = {
      ...noAnswers,
      sides: ['A', 'B'] as const,
      diagnoses: ['loud-items', 'no-reset', 'no-scale'] as const,
      hints: 2,
    };
    expect(grade(answers, truth)).toMatchObject({ found: true, slips: 5 });
  });

  it('is nothing found by somebody who was told', () => {
    expect(grade({ ...noAnswers, told: true }, truth)).toMatchObject({ found: false, over: true });
    const late = { ...noAnswers, told: true, sides: ['B'] as const, diagnoses: ['no-scale'] as const };
    expect(grade(late, truth).found).toBe(false);
  });
});
