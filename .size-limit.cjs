/** What a reader downloads before a page is shown: the entry, the page, and all that they import. Figures further down come after. */
const { readFileSync } = require('node:fs');

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
  withImports(manifest, 'src/train/storage.ts', files);
  return { name: page, path: [...files].map((file) => `dist/${file}`), gzip: true, limit: '200 kB' };
});

/** An embed shares nothing with the pages: it is all that somebody else's reader downloads, until they ask for the model. */
const figures = embeds['embed.html'].dynamicImports.map((view) => {
  const files = withImports(embeds, 'embed.html');
  withImports(embeds, view, files);
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
  { name: 'styles', path: `dist/${manifest['style.css'].file}`, gzip: true, limit: '45 kB' },
];
