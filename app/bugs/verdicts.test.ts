import { readFileSync } from 'node:fs';
import { files } from 'virtual:source';
import { describe, expect, it } from 'vitest';
import { passage } from '../code/passage';
import { exercises } from './exercises';
import type { Figures } from './figures';
import { linesOf } from './lines';
import { catches, evidenceOf } from './verdicts';

const figures = (loss: number): Figures => ({
  firstLoss: loss,
  lastLoss: loss / 2,
  curve: 0.123,
  unseen: 0.456,
  again: 0.5,
  moved: { first: 0.1, order: 0.2, last: 0.3, later: null, company: 0 },
});

describe.each(exercises)('$fault', ({ fault }) => {
  it('is explained in the numbers of both runs', () => {
    const [seen, meant] = evidenceOf(fault, { sound: figures(7), broken: figures(30), games: 1121 });
    expect(seen).toMatch(/\d/);
    expect(`${seen} ${meant}`).not.toMatch(/NaN|undefined|null/);
  });

  it('names a test that exists', () => {
    const { file, title } = catches[fault];
    expect(readFileSync(file, 'utf8')).toContain(title);
  });

  it('quotes source that is shown, and not much of it', () => {
    for (const { path, anchors } of linesOf[fault]) {
      for (const anchor of anchors) {
        const { first, last } = passage(files[path].lines, anchor);
        expect(last - first).toBeLessThan(20);
        expect(files[path].lines[first - 1]).not.toBe('');
      }
    }
  });
});

describe('a passage', () => {
  const lines = [
    'const a = {',
    '  /** What',
    '   * for. */',
    '  one: () => ({',
    '    x: 1;',
    '  }),',
    '',
    '  two: 2,',
    '};',
    'f();',
  ];

  it('is a whole property with its comment, and no more', () => {
    expect(passage(lines, 'one:')).toEqual({ first: 2, last: 6 });
    expect(passage(lines, 'two:')).toEqual({ first: 8, last: 8 });
    expect(passage(lines, 'f()')).toEqual({ first: 10, last: 10 });
  });

  it('is refused where nothing says so', () => {
    expect(() => passage(lines, 'three')).toThrow('No line says “three”.');
  });
});
