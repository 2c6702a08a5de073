/** TeX → HTML with MathML. Terms of `\htmlData` become `<span data-…>`; nothing else of KaTeX's HTML extension works. */
import katex from 'katex';

export const renderFormula = (tex: string, display: boolean): string =>
  katex
    .renderToString(tex, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
      trust: ({ command }) => command === '\\htmlData',
    })
    .replace(needless, '');

/** The TeX once more, inside the MathML, where nobody reads it; what wraps it; and a namespace that HTML knows. */
const needless = /<annotation[\s\S]*?<\/annotation>|<\/?semantics>| xmlns="[^"]*"/g;
