/** Imports run one way: app → train → models → nn → kernels → tfjs, with data at the side and viz on D3 alone. */
const test = '\\.(test|spec)\\.tsx?$';
const tfjs = '^node_modules/@tensorflow/';

/** From the highest to the lowest. */
const layers = ['app', 'src/train', 'src/models', 'src/nn', 'src/kernels'];
const anyOf = (folders) => `^(${folders.join('|')})/`;

/** A test may reach up: it often needs a whole model to try one layer. */
const oneWay = layers.slice(1).map((layer, i) => ({
  name: `${layer.replace('src/', '')}-imports-downwards`,
  comment: `${layer} knows only what lies below it: move what is shared down, or pass it in.`,
  severity: 'error',
  from: { path: anyOf([layer]), pathNot: test },
  to: { path: anyOf([...layers.slice(0, i + 1), 'src/viz', 'scripts', 'bench', 'e2e']) },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'data-stands-alone',
      comment: 'src/data is read by every layer and so can import none of them; nor tfjs, nor React.',
      severity: 'error',
      from: { path: '^src/data/', pathNot: test },
      to: { path: ['^(app|scripts|bench|e2e)/', '^src/(?!data/)', tfjs, '^node_modules/(react|d3|zustand)'] },
    },
    {
      name: 'viz-is-d3-only',
      comment: 'A drawing is (element, data, options) → handle: no React, no tfjs, no store, no models.',
      severity: 'error',
      from: { path: '^src/viz/', pathNot: test },
      to: { pathNot: ['^src/viz/', '^node_modules/(@types/)?d3'] },
    },
    {
      name: 'tfjs-stays-in-the-worker',
      comment: 'The page never computes a model: it talks to the worker through src/train/protocol.ts.',
      severity: 'error',
      from: { path: '^app/', pathNot: test },
      to: { path: tfjs, reachable: true },
    },
    {
      name: 'src-runs-in-a-browser',
      comment: 'What needs Node belongs in scripts/.',
      severity: 'error',
      from: { path: '^(app|src)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'scripts-import-src-only',
      comment: 'The terminal knows nothing of the page; the build plugins of scripts/vite/ work on it.',
      severity: 'error',
      from: { path: '^(scripts|bench)/', pathNot: [test, '^scripts/vite/'] },
      to: { path: '^(app|e2e)/' },
    },
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      from: { pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file and it imports nothing: it is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: [test, '\\.d\\.m?ts$', '^(scripts|bench)/[^/]+$'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'The file or the package is not there, or not in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'declared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
    },
  },
};
