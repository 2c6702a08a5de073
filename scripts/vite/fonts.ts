/** Fonts: only formats that a browser with WebAssembly SIMD can want, and the text faces asked for at once. */
import type { Plugin } from 'vite';

/** Upright latin faces: what the first screen of every page is set in. */
const EARLY = /(source-serif-4-latin-opsz-normal|inter-latin-wght-normal)[^/]*\.woff2$/;

export const fontsPlugin = (): Plugin => {
  let base = '/';
  return {
    name: 'nextplay:fonts',
    enforce: 'pre',
    configResolved(config) {
      base = config.base;
    },
    transform(code, id) {
      if (/katex[^/]*\.css$/.test(id.split('?')[0])) return { code: withoutLegacyFormats(code), map: null };
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => EARLY.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: base + file },
            injectTo: 'head',
          })),
    },
  };
};

/** KaTeX lists woff2, woff and ttf for each of its faces. */
export const withoutLegacyFormats = (css: string): string =>
  css.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\(["'](woff|truetype)["']\)/g, '');
