/** `virtual:equations`: app/code/equations.ts as HTML with MathML, so that no KaTeX ships. */
import type { Plugin } from 'vite';
import { equations } from '../../app/code/equations';
import { renderFormula } from './katex';

const ID = 'virtual:equations';

export const equationsPlugin = (): Plugin => ({
  name: 'nextplay:equations',
  resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
  load: (id) => (id === `\0${ID}` ? moduleOf(equations) : undefined),
});

type Table = Record<string, Record<string, string>>;

/** Models share most of their equations: each is written once. */
function moduleOf(table: Table): string {
  const all = [...new Set(Object.values(table).flatMap((marks) => Object.values(marks)))];
  const places = mapValues(table, (marks) => mapValues(marks, (tex) => all.indexOf(tex)));
  const entries = Object.entries(places).map(
    ([model, marks]) =>
      `"${model}": {${Object.entries(marks).map(([mark, place]) => `${mark}: html[${place}]`)}}`,
  );
  const html = JSON.stringify(all.map((tex) => renderFormula(tex, true)));
  return `const html = ${html};\nexport const equations = {${entries}};`;
}

const mapValues = <A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
