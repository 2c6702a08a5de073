import { defineConfig } from 'vite';

/** The page on which the benchmark trains. Its root is the repository's, where the backends' files lie. */
export default defineConfig({
  appType: 'mpa',
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: true,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: { input: 'bench/page/index.html' },
  },
});
