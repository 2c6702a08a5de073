/**
 * `virtual:interview/index`: the questions of the interview room; `virtual:interview/THEME`: their answers, with formulas
 * as HTML. A theme is fetched when one of its questions is opened.
 */
import type { Plugin } from 'vite';
import { bank } from '../../app/interview/bank/entries';
import { type Theme, themeNames } from '../../app/interview/bank/entries/types';
import { renderFormula } from './katex';

const PREFIX = 'virtual:interview/';

export const interviewPlugin = (): Plugin => ({
  name: 'nextplay:interview',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return;
    const name = id.slice(PREFIX.length + 1);
    return name === 'index' ? indexModule() : answersModule(name as Theme);
  },
});

function indexModule(): string {
  const questions = themeNames.flatMap((theme) => bank[theme].map(({ id, ask }) => ({ id, theme, ask })));
  return `export const questions = ${JSON.stringify(questions)};`;
}

function answersModule(theme: Theme): string {
  const answers = Object.fromEntries(
    bank[theme].map(({ id, spoken, deeper, trap, demo }) => [
      id,
      { spoken, deeper: renderText(deeper), trap, demo },
    ]),
  );
  return `export const answers = ${JSON.stringify(answers)};`;
}

/** Paragraphs with formulas and emphasis → HTML. */
export const renderText = (text: string): string =>
  text
    .split(/(\$\$[\s\S]+?\$\$)|\n\s*\n/)
    .map((block) => block?.trim() ?? '')
    .filter((block) => block !== '')
    .map((block) =>
      block.startsWith('$$')
        ? `<div class="wide-formula" tabindex="0">${renderFormula(block.slice(2, -2), true)}</div>`
        : `<p>${renderLine(block)}</p>`,
    )
    .join('');

const renderLine = (line: string): string =>
  line
    .split(/(\$[^$]+\$|\*[^*$]+\*)/)
    .map((part) => {
      if (part.startsWith('$')) return renderFormula(part.slice(1, -1), false);
      return part.startsWith('*') ? `<em>${escaped(part.slice(1, -1))}</em>` : escaped(part);
    })
    .join('');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
