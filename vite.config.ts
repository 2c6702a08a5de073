import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import remarkMath from 'remark-math';
import { defineConfig } from 'vite';
import { embedsPlugin } from './scripts/vite/embeds';
import { equationsPlugin } from './scripts/vite/equations';
import { fontsPlugin } from './scripts/vite/fonts';
import { interviewPlugin } from './scripts/vite/interview';
import { localDataPlugin } from './scripts/vite/localData';
import { remarkFormulas } from './scripts/vite/math';
import { pagesPlugin } from './scripts/vite/pages';
import { sourcePlugin } from './scripts/vite/source';
import { twinsPlugin } from './scripts/vite/twins';

/** Where the site lies on its host: `BASE_PATH=/nextplay/` for a project page. */
const base = process.env.BASE_PATH ?? '/';

export default defineConfig({
  base,
  plugins: [
    { enforce: 'pre', ...mdx({ remarkPlugins: [remarkMath, remarkFormulas] }) },
    react({ include: /\.(mdx|tsx?)$/ }),
    sourcePlugin(),
    twinsPlugin(),
    equationsPlugin(),
    interviewPlugin(),
    fontsPlugin(),
    pagesPlugin(),
    localDataPlugin(),
    embedsPlugin(),
  ],
  optimizeDeps: {
    // Found late, a dependency makes Vite bundle all of them anew, and a worker then mixes two copies of tfjs.
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgpu',
      'comlink',
      'd3',
      'fflate',
      'idb',
      'protobufjs/light',
      'ts-fsrs',
      'valibot',
    ],
  },
  // A figure in a frame without an origin of its own asks from nowhere: static hosts allow that, and so does the preview.
  preview: { cors: { origin: '*' } },
  // One file of styles: half as large as all of them apart, and the next page has it already.
  build: { target: 'es2022', chunkSizeWarningLimit: 2500, manifest: true, cssCodeSplit: false },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/worker/[name]-[hash].js',
        chunkFileNames: 'assets/worker/[name]-[hash].js',
        assetFileNames: 'assets/worker/[name]-[hash][extname]',
      },
    },
  },
});
