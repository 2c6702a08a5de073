import { expect, test } from './fixtures';
import { tinyQuery } from './support/tiny';

test.use({ tiny: true });

test('a race gives two models the same number of steps, and the curves that clock', async ({ page }) => {
  await page.goto(`/lab?${tinyQuery}&epochs=6`);
  const bar = page.getByRole('region', { name: 'Race' });
  await expect(bar.getByRole('button', { name: 'Start the race' })).toBeEnabled();
  await bar.getByRole('checkbox', { name: 'GRU4Rec' }).uncheck();
  await bar.getByRole('button', { name: 'steps' }).click();
  await bar.getByRole('slider', { name: 'For each' }).fill('0');
  await bar.getByRole('button', { name: 'Start the race' }).click();
  await expect(bar.getByRole('button', { name: 'Stop the race' })).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Start the race' })).toBeVisible({ timeout: 60_000 });
  for (const model of ['SASRec', 'BERT4Rec']) {
    const lane = page.getByRole('region', { name: model, exact: true });
    // 50 steps, 12 to an epoch.
    await expect(lane.getByRole('progressbar')).toHaveAttribute('aria-label', /epoch 5 of 6 · step 2 of 12/);
  }
  await expect(page.getByRole('region', { name: 'GRU4Rec', exact: true })).toContainText(
    'Trained beforehand',
  );
  await expect(page.locator('figure#curves')).toContainText('step 0');
});

test('a race needs two, and can be stopped', async ({ page }) => {
  await page.goto(`/lab?${tinyQuery}&epochs=200`);
  const bar = page.getByRole('region', { name: 'Race' });
  const start = bar.getByRole('button', { name: 'Start the race' });
  await expect(start).toBeEnabled();
  for (const model of ['GRU4Rec', 'SASRec']) await bar.getByRole('checkbox', { name: model }).uncheck();
  await expect(start).toBeDisabled();
  await bar.getByRole('checkbox', { name: 'SASRec' }).check();
  await bar.getByRole('slider', { name: 'For each' }).fill('6');
  await start.click();
  await bar.getByRole('button', { name: 'Stop the race' }).click();
  await expect(start).toBeEnabled();
  await expect(page.getByRole('region', { name: 'SASRec', exact: true })).toContainText(
    /Paused|Fresh weights/,
  );
});

test('a race goes on while its page is left, waits for a file of everything, and can be stopped from elsewhere', async ({
  page,
}) => {
  await page.goto(`/lab?${tinyQuery}&epochs=200`);
  const bar = page.getByRole('region', { name: 'Race' });
  const start = bar.getByRole('button', { name: 'Start the race' });
  const stop = bar.getByRole('button', { name: 'Stop the race' });
  const to = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await expect(start).toBeEnabled();
  await bar.getByRole('checkbox', { name: 'GRU4Rec' }).uncheck();
  await bar.getByRole('slider', { name: 'For each' }).fill('6');
  await start.click();
  await expect(stop).toBeVisible();

  await to('Your data');
  await page.getByRole('button', { name: 'Save everything of Simulated players to a file' }).click();
  await expect(page.getByRole('status').filter({ hasText: /Rec: training goes on\./ })).toBeVisible();

  await to('Lab');
  await expect(stop).toBeVisible();
  for (const model of ['SASRec', 'BERT4Rec']) {
    const progress = page.getByRole('region', { name: model, exact: true }).getByRole('progressbar');
    const before = await progress.getAttribute('aria-label');
    await expect(progress).not.toHaveAttribute('aria-label', before ?? '');
  }

  await to('Learn');
  await page
    .getByRole('link', { name: /SASRec/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Stop the race' }).click();
  await expect(page.getByRole('button', { name: /^(Train|Go on)/ })).toBeVisible();
  await to('Lab');
  await expect(start).toBeEnabled();
});
