/** What a reader downloads before a page is shown: the entry, the page, and all that they import. Figures further down come after. */
const { readFileSync } = require('node:fs');
const { basename } = require('node:path');

const read = (name) => JSON.parse(readFileSync(`dist/.vite/${name}.json`, 'utf8'));
const manifest = read('manifest');
const embeds = read('embeds');

function withImports(from, key, files = new Set()) {
  const { file, imports = [] } = from[key];
  if (!files.has(file)) {
    files.add(file);
    for (const other of imports) withImports(from, other, files);
  }
  return files;
}

const pages = manifest['index.html'].dynamicImports.map((page) => {
  const files = withImports(manifest, 'index.html');
  withImports(manifest, page, files);
  // Asked for by every page of a model: whether a run was saved here.
  withImports(manifest, 'src/train/course/storage.ts', files);
  return { name: page, path: [...files].map((file) => `dist/${file}`), gzip: true, limit: '200 kB' };
});

/** What is asked for together with a figure: read where the views of the embeds say how each is wrapped. */
const wrappings = { fromPage: ['app/embeds/views/FromPage.tsx'] };
wrappings.ranked = [...wrappings.fromPage, 'app/ranks/RanksContext.tsx'];
const views = readFileSync('app/embeds/views.tsx', 'utf8');
const wrapped = new Map(
  [...views.matchAll(/(fromPage|ranked)\(async[\s\S]*?import\('(\.\.?\/[^']+)'\)/g)].map(([, by, file]) => [
    basename(file),
    wrappings[by],
  ]),
);

/** An embed shares nothing with the pages: it is all that somebody else's reader downloads, until they ask for the model. */
const figures = embeds['embed.html'].dynamicImports.map((view) => {
  const files = new Set();
  for (const key of ['embed.html', view, ...(wrapped.get(embeds[view].name) ?? [])])
    withImports(embeds, key, files);
  return {
    name: `embed: ${view}`,
    path: [...files].map((file) => `dist/${file}`),
    gzip: true,
    limit: '95 kB',
  };
});

module.exports = [
  ...pages,
  ...figures,
  { name: 'embed.js', path: 'dist/embed.js', gzip: true, limit: '3 kB' },
  {
    name: 'styles',
    path: `dist/${manifest['style.css'].file}`,
    gzip: true,
    limit: '33 kB',
  },
];
