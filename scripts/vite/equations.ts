/** `virtual:equations`: app/code/equations.ts as HTML with MathML, so that no KaTeX ships. */
import type { Plugin } from 'vite';
import { equations } from '../../app/code/equations';
import { renderFormula } from './katex';

const ID = 'virtual:equations';

export const equationsPlugin = (): Plugin => ({
  name: 'nextplay:equations',
  resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
  load: (id) =>
    id === `\0${ID}` ? `export const equations = ${JSON.stringify(renderAll(equations))};` : undefined,
});

type Table = Record<string, Record<string, string>>;

const renderAll = (table: Table): Table =>
  mapValues(table, (marks) => mapValues(marks, (tex) => renderFormula(tex, true)));

const mapValues = <A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
