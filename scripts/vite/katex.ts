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
    .replace(texAnnotation, '');

/** The TeX once more, inside the MathML: nobody reads it there. */
const texAnnotation = /<annotation[\s\S]*?<\/annotation>/g;
