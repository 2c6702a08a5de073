/** Faces: only in a format that a browser with WebAssembly SIMD can want. */
import type { Plugin } from 'vite';

export const fontsPlugin = (): Plugin => ({
  name: 'nextplay:fonts',
  enforce: 'pre',
  transform(code, id) {
    if (/katex[^/]*\.css$/.test(id.split('?')[0])) return { code: withoutLegacyFormats(code), map: null };
  },
});

/** KaTeX lists woff2, woff and ttf for each of its faces. */
export const withoutLegacyFormats = (css: string): string =>
  css.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\(["'](woff|truetype)["']\)/g, '');

/** The faces of running text: fetched with the styles. */
export const firstFace = /source-serif-4-latin-wght-(normal|italic)[^/]*\.woff2$/;
