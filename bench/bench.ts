/**
 * npm run bench -- [--models gru4rec,sasrec,bert4rec] [--worlds subset,dump] [--backends webgpu,wasm]
 *                  [--engines nextplay,tfjs] [--rounds 5] [--steps 3] [--json]
 *
 * Seconds for an epoch of each model, on whatever adapter the browser has: the fused kernels of this site against the
 * same models in the plain operations of tfjs. Rounds of the rivals take turns, so that whatever else the machine does
 * falls on all of them; the figures are medians.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { ensureBrowser } from '../scripts/lib/browser.mjs';
import { neuralModels } from '../src/models/config';
import { tableOf } from './table';
import { backends, engines, type Timing, type Trial, worlds } from './trial';

export interface Result {
  trial: Trial;
  /** Null, and why, where the rival cannot do it. */
  timing: Timing | null;
  error: string | null;
}

const { values: asked } = parseArgs({
  options: {
    models: { type: 'string', default: neuralModels.join() },
    worlds: { type: 'string', default: Object.keys(worlds).join() },
    backends: { type: 'string', default: backends.join() },
    engines: { type: 'string', default: engines.join() },
    rounds: { type: 'string', default: '5' },
    steps: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

/** The entries of a comma-separated list; an entry that is not known ends the program with a sentence. */
function listed<T extends string>(text: string, known: readonly T[]): T[] {
  const entries = text.split(',');
  const unknown = entries.find((entry) => !known.includes(entry as T));
  if (unknown !== undefined) fail(`“${unknown}” is not one of ${known.join(', ')}.`);
  return entries as T[];
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function counted(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) fail(`“${text}” is not a number of rounds or steps.`);
  return value;
}

/** Rivals: the same training by each engine. */
const heats: Trial[][] = listed(asked.worlds, Object.keys(worlds) as (keyof typeof worlds)[]).flatMap(
  (world) =>
    listed(asked.models, neuralModels).flatMap((model) =>
      listed(asked.backends, backends).map((backend) =>
        listed(asked.engines, engines).map((engine) => ({
          world,
          model,
          backend,
          engine,
          steps: counted(asked.steps),
        })),
      ),
    ),
);
const rounds = counted(asked.rounds);

/** As the browser tests have it: a GPU where there is one, else one that is emulated. */
const flags = [
  ...['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--enable-unsafe-webgpu', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
];

async function raced(browser: Browser, url: string, heat: Trial[]): Promise<Result[]> {
  const results: Result[] = heat.map((trial) => ({ trial, timing: null, error: null }));
  const lanes = await Promise.all(heat.map(() => browser.newPage()));
  const inLane = async (lane: number, work: (page: Page) => Promise<void>) => {
    if (results[lane].error) return;
    await work(lanes[lane]).catch((error: Error) => {
      results[lane].error = error.message.split('\n')[0];
    });
  };
  for (const [lane, trial] of heat.entries())
    await inLane(lane, async (page) => {
      await page.goto(url);
      await page.waitForFunction(() => 'bench' in window);
      const start = await page.evaluate((asked) => window.bench.begin(asked), trial);
      results[lane].timing = { ...start, rounds: [] };
    });
  for (let round = 0; round < rounds; round++)
    for (const lane of heat.keys())
      await inLane(lane, async (page) => {
        results[lane].timing?.rounds.push(await page.evaluate(() => window.bench.round()));
      });
  await Promise.all(lanes.map((page) => page.close()));
  return results;
}

const executablePath = await ensureBrowser();
if (!executablePath) fail('No browser to measure in.');
const outDir = mkdtempSync(join(tmpdir(), 'bench-'));
const root = fileURLToPath(new URL('..', import.meta.url));
const config = { root, configFile: join(root, 'bench/vite.config.ts'), logLevel: 'error' as const };
await build({ ...config, build: { outDir } });
const server = await preview({
  ...config,
  build: { outDir },
  preview: { port: 4390, host: '127.0.0.1' },
});
const adapter = process.env.WEBGPU_ADAPTER ? [`--use-webgpu-adapter=${process.env.WEBGPU_ADAPTER}`] : [];
const browser = await chromium.launch({ executablePath, args: [...flags, ...adapter] });
const results: Result[] = [];
try {
  for (const [done, heat] of heats.entries()) {
    results.push(...(await raced(browser, `${server.resolvedUrls?.local[0]}bench/page/index.html`, heat)));
    console.error(`${done + 1} of ${heats.length} measured`);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
}
console.log(asked.json ? JSON.stringify(results) : tableOf(results));
