import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { equationsPlugin } from './scripts/vite/equations';
import { sourcePlugin } from './scripts/vite/source';
import { twinsPlugin } from './scripts/vite/twins';

// Dawn for Node, on which the WebGPU kernels are tested, finds no GPU on most test machines: Chromium brings a software
// adapter along. Both variables have to be there before the process that tests begins.
const chromium = '/usr/lib/chromium';
if (existsSync(`${chromium}/vk_swiftshader_icd.json`)) {
  process.env.LD_LIBRARY_PATH ??= chromium;
  process.env.VK_ICD_FILENAMES ??= `${chromium}/vk_swiftshader_icd.json`;
}

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
