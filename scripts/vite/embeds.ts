/**
 * Figures for other people's pages. A build of its own, in which Preact stands in for React (an embed is a few tens of
 * kilobytes, and React alone is more), writes a page for each of them beside those of the site; embed.js is a file that
 * anybody's page can load.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from 'vite';
import { catalogueOf } from '../../app/embeds/catalogue';
import { decodeDataset } from '../../src/data/datasetFile';
import { figureFiles } from './figurePages';
import { sourcePlugin } from './source';
import { twinsPlugin } from './twins';

/** "https://example.org", if the build is told where the site will be found. */
const origin = process.env.SITE_ORIGIN;

export const siteAt = (base: string): string | null => (origin ? origin + base : null);

const preact = (file: string) => fileURLToPath(import.meta.resolve(file));

/** What React exports, by Preact. Zustand and the components do not notice. */
const standIns = () => [
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: preact('preact/jsx-runtime') },
  { find: /^react-dom\/client$/, replacement: preact('preact/compat/client') },
  { find: /^react(-dom)?$/, replacement: preact('preact/compat') },
];

async function games(root: string): Promise<string> {
  const bytes = await readFile(resolve(root, 'public/data/twin/dataset.bin'));
  return JSON.stringify(catalogueOf(decodeDataset(new Uint8Array(bytes))));
}

/** embed.js, as text: one classic script without imports. */
async function elementOf(root: string): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      lib: {
        entry: 'app/embeds/element.ts',
        formats: ['iife'],
        name: 'nextplay',
        fileName: () => 'embed.js',
      },
    },
  });
  const [{ output }] = built as { output: { code: string }[] }[];
  return output[0].code;
}

/** A page for every figure, and what oEmbed consumers are told of it. */
const embedPages = (config: ResolvedConfig): Plugin => ({
  name: 'nextplay:embed-pages',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const page = bundle['embed.html'];
    if (page?.type !== 'asset') return;
    delete bundle['embed.html'];
    const html = String(page.source);
    const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
    for (const { fileName, source } of figureFiles(html, siteAt(config.base))) emit(fileName, source);
    emit('embed/games.json', await games(config.root));
    emit('embed.js', await elementOf(config.root));
  },
});

export function embedsPlugin(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'nextplay:embeds',
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '').split('?')[0].slice(config.base.length - 1);
        const give = (type: string, text: string) => {
          response.setHeader('content-type', type);
          response.setHeader('access-control-allow-origin', '*');
          response.end(text);
        };
        if (path === '/embed.js') return give('text/javascript', await elementOf(config.root));
        if (path === '/embed/games.json') return give('application/json', await games(config.root));
        request.url = request.url?.replace(/\/embed\/[\w-]+\/?(?=$|\?)/, '/embed.html');
        next();
      });
    },
    /** As static hosts do it: a folder has a page. */
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        request.url = request.url?.replace(/\/embed\/[\w-]+(?=$|\?)/, '$&/');
        next();
      });
    },
    /** After the pages of the site, so that nothing is emptied again. */
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        if (config.command !== 'build' || !config.build.write) return;
        const { root, base, worker } = config;
        const embeds: InlineConfig = {
          configFile: false,
          root,
          base,
          publicDir: false,
          logLevel: config.logLevel,
          plugins: [react(), sourcePlugin(), twinsPlugin(), embedPages(config)],
          resolve: { alias: standIns() },
          build: {
            target: config.build.target || undefined,
            chunkSizeWarningLimit: config.build.chunkSizeWarningLimit,
            outDir: config.build.outDir,
            emptyOutDir: false,
            manifest: '.vite/embeds.json',
            rolldownOptions: { input: resolve(root, 'embed.html') },
          },
          worker: { format: 'es', rolldownOptions: worker.rolldownOptions },
        };
        await build(embeds);
      },
    },
  };
}
