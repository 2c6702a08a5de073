import { describe, expect, it } from 'vitest';
import { equations } from './equations';
import type { SourceFile } from './source';
import { filesOf, spansFor } from './spans';

const file = (path: string, marks: string[], uses: string[] = []): SourceFile => ({
  path,
  lines: marks.map((mark) => `tape.mark('${mark}', x)`),
  marks: marks.map((mark, i) => ({ mark, file: path, startLine: i + 1, endLine: i + 1 })),
  uses,
});

const sources = Object.fromEntries(
  [
    file('src/models/gru4rec.ts', ['scores'], ['src/nn/adam.ts', 'src/nn/cell.ts']),
    file('src/models/sasrec.ts', ['hidden'], ['src/nn/attention.ts', 'src/nn/cell.ts']),
    file('src/nn/adam.ts', []),
    file('src/nn/attention.ts', ['query', 'state']),
    file('src/nn/cell.ts', ['update', 'state']),
  ].map((source) => [source.path, source]),
);

describe('filesOf', () => {
  it("lists the model's own file first, and files without marks last", () => {
    expect(filesOf('gru4rec', sources).map(({ path }) => path)).toEqual([
      'src/models/gru4rec.ts',
      'src/nn/cell.ts',
      'src/nn/adam.ts',
    ]);
  });

  it('is empty for a model without a source', () => expect(filesOf('bert4rec', sources)).toEqual([]));
});

describe('spansFor', () => {
  it('finds the marks of the model and of what it uses', () => {
    const spans = spansFor('gru4rec', sources);
    expect([...spans.keys()]).toEqual(['scores', 'update', 'state']);
    expect(spans.get('state')).toMatchObject({ file: 'src/nn/cell.ts', startLine: 2, endLine: 2 });
  });

  it('refuses a name that two files give', () => {
    expect(() => spansFor('sasrec', sources)).toThrow(
      '"state" is marked in src/nn/attention.ts and in src/nn/cell.ts',
    );
  });
});

describe.each(['gru4rec', 'sasrec', 'bert4rec'] as const)('the source of %s as it ships', (model) => {
  it('makes each tensor in one place, and each has an equation', () => {
    expect([...spansFor(model).keys()].sort()).toEqual(Object.keys(equations[model]).sort());
  });
});
