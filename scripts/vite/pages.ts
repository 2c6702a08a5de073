/** A file for every page, so that a static host answers each address with a page and not with an error. */
import type { Plugin } from 'vite';
import { descriptions } from '../../app/descriptions';
import { home, pages } from '../../app/pages';
import { oembedLink } from './embeds';

let base = '/';

export const pagesPlugin = (): Plugin => ({
  name: 'nextplay:pages',
  apply: 'build',
  enforce: 'post',
  configResolved: ({ base: where }) => {
    base = where;
  },
  generateBundle(_options, bundle) {
    const index = bundle['index.html'];
    if (index?.type !== 'asset') return;
    const html = String(index.source);
    for (const { path, title } of pages) {
      const source = html
        .replace(/<title>.*<\/title>/, `<title>${title}</title>`)
        .replace(/(<meta name="description" content=")[^"]*/, `$1${descriptions[path]}`)
        .replace('</head>', `${oembedLink(path, base)}</head>`);
      if (path === home.path) index.source = source;
      else this.emitFile({ type: 'asset', fileName: `${path.slice(1)}/index.html`, source });
    }
    this.emitFile({ type: 'asset', fileName: '404.html', source: html });
  },
});
