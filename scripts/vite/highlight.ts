/** Source → one line of HTML a line of code. Colours are classes, so that light and dark share the markup. */
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

export type Language = 'typescript' | 'python';

export async function highlighter(lang: Language): Promise<(code: string) => string[]> {
  const shiki = await createHighlighter({ themes: [theme], langs: [lang] });
  return (code) => {
    const { tokens } = shiki.codeToTokens(code.trimEnd(), {
      lang,
      theme: 'nextplay',
      // Half a second a line otherwise, after which a busy machine would leave the rest plain.
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
