/** What a reader downloads before a page is shown: the entry, the page, and all that they import. Figures further down come after. */
const { readFileSync } = require('node:fs');

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

function withImports(key, files = new Set()) {
  const { file, imports = [] } = manifest[key];
  if (!files.has(file)) {
    files.add(file);
    for (const other of imports) withImports(other, files);
  }
  return files;
}

const pages = manifest['index.html'].dynamicImports.map((page) => {
  const files = withImports('index.html');
  withImports(page, files);
  // Asked for by every page of a model: whether a run was saved here.
  withImports('src/train/storage.ts', files);
  return { name: page, path: [...files].map((file) => `dist/${file}`), gzip: true, limit: '200 kB' };
});

module.exports = [...pages, { name: 'styles', path: 'dist/assets/*.css', gzip: true, limit: '40 kB' }];
