import { readFileSync } from 'node:fs';
import { disagreements, errorsOf, type Golden } from '../src/testing/golden';
import { expect, test } from './fixtures';
import { bundled } from './support/bundle';

// A software adapter takes half a minute to compile the shaders.
test.setTimeout(240_000);

let source: string;
test.beforeAll(async () => {
  source = await bundled(new URL('./support/computedOnWebgpu.ts', import.meta.url));
});

for (const name of ['gru4rec', 'sasrec', 'sasrec-published', 'bert4rec']) {
  test(`${name} gives the tape, losses, gradients and steps of its PyTorch twin on WebGPU`, async ({ page }, {
    annotations,
  }) => {
    const path = new URL(`../reference/golden/${name}.json`, import.meta.url);
    const golden: Golden = JSON.parse(readFileSync(path, 'utf8'));
    await page.route('**/golden/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Golden</title>' }),
    );
    await page.route('**/golden/page.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: source }),
    );
    await page.goto('/golden/');
    const computed = await page.evaluate(
      async ([given, url]) => {
        const { computedOnWebgpu }: typeof import('./support/computedOnWebgpu') = await import(url);
        return computedOnWebgpu(given);
      },
      [golden, '/golden/page.js'] as const,
    );
    const largest = Math.max(...Object.values(errorsOf(golden, computed)));
    annotations.push({ type: 'largest relative disagreement', description: largest.toExponential(1) });
    expect(disagreements(golden, computed, 1e-3)).toEqual({});
  });
}
