/** Lanes in a browser: a page each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';
import type { Track } from './lane';

const root = fileURLToPath(new URL('../..', import.meta.url));

const quiet = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'];
/** A GPU where there is one; `software` has one emulated on the processor. */
const gpu = (software: boolean) => [
  ...['--enable-unsafe-webgpu', '--ignore-gpu-blocklist', '--enable-precise-memory-info'],
  ...(software ? ['--use-webgpu-adapter=swiftshader', '--enable-unsafe-swiftshader'] : []),
];

/** Serves a build of `configFile`, with a browser before it. */
export async function served(configFile: string, port: number, software = false) {
  const executablePath = await ensureBrowser();
  if (!executablePath) throw new Error('No browser to measure in.');
  const outDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const config = { root, configFile: join(root, configFile), logLevel: 'error' as const };
  await build({ ...config, build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...config, build: { outDir }, preview: { port, host: '127.0.0.1' } });
  const browser = await chromium.launch({
    executablePath,
    args: [...quiet, ...gpu(software), '--js-flags=--expose-gc'],
  });
  return {
    browser,
    url: server.resolvedUrls?.local[0] as string,
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

export async function browserTrack(software: boolean): Promise<Track> {
  const { browser, url, close } = await served('bench/vite.config.ts', 4390, software);
  return {
    name: `Chromium ${browser.version()}`,
    close,
    async open() {
      const page = await browser.newPage();
      page.setDefaultTimeout(0);
      await page.goto(`${url}bench/page/index.html`);
      await page.waitForFunction(() => 'bench' in window);
      return {
        begin: (trial) => page.evaluate((trial) => window.bench.begin(trial), trial),
        round: (steps) => page.evaluate((steps) => window.bench.round(steps), steps),
        commands: (steps) => page.evaluate((steps) => window.bench.commands(steps), steps),
        matmul: (...asked) => page.evaluate((asked) => window.bench.matmul(...asked), asked),
        edits: (...asked) => page.evaluate((asked) => window.bench.edits(...asked), asked),
        soak: (...asked) => page.evaluate((asked) => window.bench.soak(...asked), asked),
        close: () => page.close(),
      };
    },
  };
}
