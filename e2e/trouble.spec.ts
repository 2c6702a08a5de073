import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { savedRun } from './support/saved';
import { tinyQuery } from './support/tiny';

test.use({
  tiny: true,
  expectedErrors: /a fault made for this test|Failed to load resource|ERR_FAILED|dynamically imported module/,
});

/** An exception in the training worker, outside any call. */
async function breakWorker(page: Page): Promise<void> {
  const worker = page.workers().at(-1);
  if (!worker) throw new Error('there is no worker to break');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault made for this test');
    });
  });
}

/** Trains until something has been saved. */
async function trainAWhile(at: ModelPage): Promise<void> {
  await at.train.click();
  await expect.poll(async () => (await savedRun(at.page, at.model))?.step ?? 0).toBeGreaterThan(6);
}

test('a worker that throws: the page says so, keeps the run, and trains on', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open(`${tinyQuery}&epochs=400`);
  await trainAWhile(at);
  const kept = (await savedRun(page, 'sasrec'))?.step ?? 0;
  await breakWorker(page);
  await expect(
    at.messages.filter({ hasText: /Training stopped \(.*a fault made for this test/ }),
  ).toHaveCount(1);
  await expect(at.messages).toHaveCount(1);
  await expect(at.train).toHaveText('Go on');
  const found = await at.steps();
  expect(found).toBeGreaterThanOrEqual(kept);

  await at.train.click();
  await expect.poll(() => at.steps()).toBeGreaterThan(found + 5);
  await at.pauseRun();
  await expect(at.train).toHaveText('Go on');
  await at.tiles.last().focus();
  await page.keyboard.press('Delete');
  await expect(at.badge).toHaveText('live');
});

test('what was trained is kept even if the worker fails before anything was to be saved', async ({
  page,
}) => {
  // One epoch of 96 steps: the first saving is due after 24.
  const at = await new ModelPage(page, 'gru4rec').open(
    `${tinyQuery.replace('batch=8', 'batch=1')}&epochs=400`,
  );
  await at.train.click();
  await expect.poll(() => at.steps(), { intervals: [10] }).toBeGreaterThan(0);
  const stopped = await at.pauseRun();
  await breakWorker(page);
  await expect(at.messages.filter({ hasText: /a fault made for this test/ })).toHaveCount(1);
  await expect(at.train).toHaveText('Go on');
  expect(await at.steps()).toBe(stopped);
});

test('a worker that fails again and again is given up, and what was saved is there after a reload', async ({
  page,
}) => {
  const at = await new ModelPage(page, 'bert4rec').open(`${tinyQuery}&epochs=400`);
  await trainAWhile(at);
  await breakWorker(page);
  await expect(at.train).toHaveText('Go on');
  const stopped = await at.steps();
  await breakWorker(page);
  await expect(
    at.messages.filter({ hasText: /Models cannot run in this browser .*Reload the page/ }),
  ).toBeVisible();
  await expect(at.ranking).toHaveCount(5);
  await page.reload();
  await expect(at.train).toHaveText('Go on');
  expect(await at.steps()).toBe(stopped);
});

test('a worker that cannot be fetched: a sentence, and the recorded tape goes on playing', async ({
  page,
  context,
}) => {
  const asked: string[] = [];
  await context.route('**/assets/worker/*.js', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const at = await new ModelPage(page, 'gru4rec').open();
  await at.train.click();
  await expect(at.messages.filter({ hasText: /worker could not be loaded/ }).first()).toBeVisible();
  await expect(at.train).toBeEnabled();
  await at.scrubber.press('End');
  await expect(at.op).toHaveText('probability');
  await expect(at.badge).toHaveText('recorded');
  await page.waitForTimeout(1000);
  expect(asked.length).toBeLessThan(6);
});

test('a dialog that cannot be fetched: a sentence, the page stays, and loading it again mends it', async ({
  page,
}) => {
  const at = await new ModelPage(page, 'gru4rec').open(tinyQuery);
  await page.route(/ExportDialog/, (route) => route.abort());
  const open = page.getByRole('button', { name: 'Take it with you …' });
  await open.click();
  const told = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await expect(told).toBeVisible();
  await expect(at.ranking).toHaveCount(5);
  await page.unroute(/ExportDialog/);
  await told.getByRole('button', { name: 'Load the page again' }).click();
  await expect(told).toHaveCount(0);
  await open.click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('without WebAssembly it computes in plain JavaScript, and says so', async ({ page, context }) => {
  await context.route('**/assets/worker/*.wasm', (route) => route.abort());
  const at = await new ModelPage(page, 'gru4rec').open(`${tinyQuery}&epochs=2`);
  await at.oneStep.click();
  await expect.poll(() => at.steps(), { timeout: 30_000 }).toBe(1);
  const chip = page.getByRole('banner').getByRole('button', { name: /^CPU/ });
  await expect(chip).toBeVisible();
  await expect(chip).toHaveAccessibleDescription(/WebAssembly/);
});

test('without a GPU it computes on WebAssembly, and says why', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open(tinyQuery);
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
  const chip = page.getByRole('banner').getByRole('button', { name: /^WASM/ });
  await expect(chip).toHaveAccessibleDescription(/WebGPU: this browser offers no GPU/);
});
