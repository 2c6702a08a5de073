import { defineConfig } from 'vitest/config';
import { equationsPlugin } from './scripts/vite/equations';
import { sourcePlugin } from './scripts/vite/source';
import { twinsPlugin } from './scripts/vite/twins';

export default defineConfig({
  plugins: [sourcePlugin(), twinsPlugin(), equationsPlugin()],
  test: {
    setupFiles: ['src/testing/setup.ts'],
    include: ['{app,src,scripts,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Some tests train: on a busy machine that takes its time.
    testTimeout: 60_000,
  },
});
