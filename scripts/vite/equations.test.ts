import { describe, expect, it } from 'vitest';
import { equations } from '../../app/code/equations';
import { renderFormula } from './katex';

const attention = ['query', 'key', 'value', 'affinity', 'masked', 'weights', 'mixed', 'attended'];
const block = { sasrec: ['normed', 'renormed', 'inner', 'output'], bert4rec: ['inner', 'output'] };
const ends = ['hidden', 'scores', 'probability'];

/** What a recording of each model holds. */
const marks = {
  gru4rec: ['embedding', 'reset', 'update', 'candidate', 'state', ...ends],
  sasrec: ['token', 'position', 'input', ...attention, ...block.sasrec, ...ends],
  'sasrec-published': ['token', 'position', 'input', ...attention, ...block.sasrec, ...ends],
  bert4rec: ['token', 'position', 'input', ...attention, ...block.bert4rec, 'head', ...ends],
};

const termsOf = (html: string, role: string): string[] =>
  [...html.matchAll(/<span class="enclosing" ([^>]*)>/g)]
    .map(([, attributes]) => attributes)
    .filter((attributes) => attributes.includes(`data-role="${role}"`))
    .flatMap((attributes) => /data-mark="([^"]*)"/.exec(attributes)?.[1].split(' ') ?? []);

describe.each(Object.entries(equations))('the equations of %s', (model, table) => {
  it('are one for each mark, and no more', () => {
    expect(Object.keys(table).sort()).toEqual([...marks[model as keyof typeof marks]].sort());
  });

  it.each(Object.entries<string>(table))(
    '%s renders, defines itself, and names only marks that exist',
    (mark, tex) => {
      const html = renderFormula(tex, true);
      expect(html).toContain('<math');
      expect(html).not.toContain('katex-error');
      expect(termsOf(html, 'result')).toEqual([mark]);
      for (const term of termsOf(html, 'operand')) expect(table).toHaveProperty(term);
    },
  );
});

describe('renderFormula', () => {
  it('refuses what is not TeX, and links', () => {
    expect(() => renderFormula('\\frac{a', true)).toThrow();
    expect(renderFormula('\\href{javascript:alert(1)}{x}', false)).not.toContain('href="javascript');
  });
});
