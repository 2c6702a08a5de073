import type { Page } from '@playwright/test';
import { encodeDataset } from '../src/data/datasetFile';
import { neuralModels } from '../src/models/config';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { savedRun } from './support/saved';
import { serve } from './support/serve';
import { tinyDataset, tinyQuery } from './support/tiny';

test.use({ tiny: true });
// A software adapter takes half a minute to compile the shaders.
test.setTimeout(240_000);

/** Few, because the adapter is slow; all of them in every step, so that no loss is a matter of whom it drew. */
const eightPlayers = 'd=8&L=8&batch=8&lr=0.03&dropout=0&rho=0.4';
test.beforeEach(({ context }) => serve(context, { 'twin/dataset.bin': encodeDataset(tinyDataset(8)) }));

const chip = (page: Page, name: RegExp) => page.getByRole('banner').getByRole('button', { name });

for (const model of neuralModels) {
  test(`${model} trains on WebGPU, and its loss falls`, async ({ page }) => {
    const at = await new ModelPage(page, model).open(`${eightPlayers}&epochs=10&backend=webgpu`);
    await at.oneStep.click();
    await expect.poll(() => at.steps(), { timeout: 90_000 }).toBe(1);
    await expect(chip(page, /^WebGPU/)).toBeVisible();
    const first = await at.loss();
    await at.train.click();
    await expect(at.train).toHaveText('Train again', { timeout: 90_000 });
    expect(await at.loss()).toBeLessThan(first);
    await expect(at.badge).toHaveText('live');
    await expect(at.ranking).toHaveCount(5);
    const saved = await savedRun(page, model);
    expect(saved?.step).toBe(10);
    const losses = saved?.losses.map(({ loss }) => loss) ?? [];
    expect(losses.at(-1)).toBeLessThan(losses[0]);
  });
}

test('a GPU emulated in software is passed over unless it is asked for', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open(tinyQuery);
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
  await expect(chip(page, /^WASM/)).toHaveAccessibleDescription(
    /the GPU of this browser is emulated in software/,
  );
});

test.describe('a GPU that is lost', () => {
  test.use({ expectedErrors: /device/i });

  test('in mid-run: the page says so, keeps the run, and goes on without it', async ({ page }) => {
    const at = await new ModelPage(page, 'sasrec').open(`${eightPlayers}&epochs=400&backend=webgpu`);
    await at.train.click();
    await expect
      .poll(async () => (await savedRun(page, 'sasrec'))?.step ?? 0, { timeout: 90_000 })
      .toBeGreaterThan(2);
    const kept = (await savedRun(page, 'sasrec'))?.step ?? 0;
    await page.workers()[0].evaluate(() => {
      const encode = GPUDevice.prototype.createCommandEncoder;
      GPUDevice.prototype.createCommandEncoder = function (...parameters) {
        this.destroy();
        return encode.apply(this, parameters);
      };
    });
    await expect(at.messages.filter({ hasText: /Training stopped \(the GPU was lost/ })).toHaveCount(1);
    await expect(at.train).toHaveText('Go on');
    await expect(chip(page, /^WASM/)).toBeVisible();
    const found = await at.steps();
    expect(found).toBeGreaterThanOrEqual(kept);
    await at.train.click();
    await expect.poll(() => at.steps()).toBeGreaterThan(found + 5);
    await at.pauseRun();
    await expect(at.messages).toHaveCount(1);
  });
});
