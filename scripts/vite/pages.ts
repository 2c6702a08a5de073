/**
 * A file for every page, so that a static host answers each address, with and without a slash at its end, with the page
 * and not with an error. It can be read before any code has arrived, and names the code it will need.
 */
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import { descriptions } from '../../app/descriptions';
import { home, pages } from '../../app/pages';
import { siteAt } from './embeds';
import { oembedLink } from './figurePages';
import { firstFace } from './fonts';
import { prerenderPages } from './prerender';
import { withText } from './textFirst';

export function pagesPlugin(): Plugin {
  let base = '/';
  return {
    name: 'nextplay:pages',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      base = config.base;
    },
    async generateBundle(_options, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') return;
      const faces = Object.keys(bundle).filter((file) => firstFace.test(file));
      if (faces.length === 0) throw new Error('No faces of running text were built.');
      const html = withLinks(
        String(index.source),
        faces.map((file) => linkTo(base + file, 'rel="preload" as="font" type="font/woff2"')),
      );
      const texts = await prerenderPages(
        pages.map(({ path }) => path),
        base,
      );
      const modules = modulesOfRoutes();
      for (const { path, title } of pages) {
        const named = html
          .replace(/<title>.*<\/title>/, `<title>${title}</title>`)
          .replace(/(<meta name="description" content=")[^"]*/, `$1${descriptions[path]}`);
        const page = withLinks(named, [
          ...linksTo(modules.get(path), bundle, base),
          oembedLink(path, siteAt(base)),
        ]);
        const source = withText(page, path, texts.get(path) as string);
        if (path === home.path) index.source = source;
        else
          for (const file of [`${path.slice(1)}.html`, `${path.slice(1)}/index.html`])
            this.emitFile({ type: 'asset', fileName: file, source });
      }
      this.emitFile({ type: 'asset', fileName: '404.html', source: html });
    },
  };
}

/** Which module each address shows, read where the router has it. */
function modulesOfRoutes(): Map<string, string> {
  const routes = readFileSync('app/shell/routes.tsx', 'utf8');
  const entries = routes.matchAll(/path: '([^']+)'.*import\('\.\.\/([^']+)'\)/g);
  return new Map([...entries].map(([, path, module]) => [path, `/app/${module}.tsx`]));
}

/** What a page is made of: else the browser would hear of it only when the code before it has run. */
function linksTo(module: string | undefined, bundle: Rolldown.OutputBundle, base: string): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const page = chunks.find(({ facadeModuleId }) => module && facadeModuleId?.endsWith(module));
  if (!page) throw new Error(`No chunk was built from ${module}.`);
  const needed = new Set([page]);
  for (const { imports } of needed)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
  return [...needed].map(({ fileName }) => linkTo(base + fileName, 'rel="modulepreload"'));
}

const linkTo = (href: string, as: string): string => `<link ${as} crossorigin href="${href}">`;

const withLinks = (html: string, links: readonly string[]): string =>
  html.replace(
    '</head>',
    `${links
      .filter((link) => !html.includes(/href="[^"]*"|$/.exec(link)?.[0] ?? link))
      .map((link) => `  ${link}\n  `)
      .join('')}</head>`,
  );
