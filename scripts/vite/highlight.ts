/** TypeScript → one line of HTML a line of code. Colours are classes, so that light and dark share the markup. */
import { createCssVariablesTheme, createHighlighter } from 'shiki';

const theme = createCssVariablesTheme({ name: 'nextplay', variablePrefix: '--code-' });

/** Shiki's variables → a class of app/code/code.css each; a token of another kind is plain text. */
const CLASSES: Record<string, string> = {
  'var(--code-token-keyword)': 'k',
  'var(--code-token-function)': 'f',
  'var(--code-token-string)': 's',
  'var(--code-token-string-expression)': 's',
  'var(--code-token-comment)': 'c',
  'var(--code-token-constant)': 'n',
  'var(--code-token-parameter)': 'p',
};

export async function highlighter(): Promise<(code: string) => string[]> {
  const shiki = await createHighlighter({ themes: [theme], langs: ['typescript'] });
  return (code) => {
    const { tokens } = shiki.codeToTokens(code.trimEnd(), {
      lang: 'typescript',
      theme: 'nextplay',
      // On a busy machine half a second, the default, may not do for a line: the rest of it would have no colour.
      tokenizeTimeLimit: 0,
    });
    return tokens.map((line) =>
      line.map(({ content, color = '' }) => span(content, kindOf(color, content))).join(''),
    );
  };
}

/** TypeScript's grammar also calls every `const` a constant; only literals are worth a colour. */
function kindOf(color: string, text: string): string | undefined {
  const kind = CLASSES[color];
  return kind === 'n' && !/^\s*(-?\d|true|false|null|undefined)/.test(text) ? undefined : kind;
}

const span = (text: string, kind: string | undefined): string =>
  kind ? `<span class=${kind}>${escapeHtml(text)}</span>` : escapeHtml(text);

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
