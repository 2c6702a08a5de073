import { chromium, defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/lib/browser.mjs';

const port = Number(process.env.E2E_PORT ?? 4319);
const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** WebGPU on any machine: SwiftShader computes on the processor what a graphics card would. */
const softwareAdapter = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

const chrome = (args: string[]) => ({
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
  launchOptions: { executablePath: findBrowser() ?? chromium.executablePath(), args },
});

/** Tests of the production build in a real browser. Specs named `*.webgpu.spec.ts` run on the software adapter. */
export default defineConfig({
  testDir: 'e2e',
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  timeout: 90_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 15_000 },
  use: { baseURL: `http://127.0.0.1:${port}`, trace: 'retain-on-failure' },
  projects: [
    { name: 'wasm', testIgnore: '*.webgpu.spec.ts', use: chrome(quiet) },
    {
      name: 'webgpu',
      testMatch: '*.webgpu.spec.ts',
      use: chrome([...quiet, ...softwareAdapter]),
    },
  ],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});
