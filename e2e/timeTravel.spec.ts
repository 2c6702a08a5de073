import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { tinyQuery } from './support/tiny';

test.use({ tiny: true });

const query = `${tinyQuery}&epochs=12&seed=3`;

/** Chooses a step on the scrubber, and goes there. */
async function goTo(past: Locator, step: number): Promise<void> {
  await past.getByRole('slider', { name: 'Step' }).fill(String(step));
  await past.getByRole('button', { name: `Go to step ${step}` }).click();
  await expect(past.getByRole('slider', { name: 'Step' })).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^${step} of `),
  );
  await expect(past.getByRole('button', { name: `Go to step ${step}` })).toBeDisabled();
}

test('a run is entered again at an earlier step, makes the same steps again, and branches', async ({
  page,
}) => {
  const at = await new ModelPage(page, 'sasrec').open(query);
  await at.train.click();
  await expect(at.train).toHaveText('Train again', { timeout: 40_000 });
  const last = await at.loss();
  const end = await at.recommended();
  const past = at.figure.getByRole('region', { name: 'The past of this run' });

  await goTo(past, 7);
  expect(await at.steps()).toBe(7);
  await expect(at.train).toHaveText('Go on');
  await expect.poll(() => at.recommended()).not.toEqual(end);

  await at.train.click();
  await expect(at.train).toHaveText('Train again', { timeout: 40_000 });
  await expect(past).toContainText(/Made again: (\d+) of \1 losses are the same to the last bit/);
  expect(await at.loss()).toBe(last);
  await expect.poll(() => at.recommended()).toEqual(end);

  await goTo(past, 10);
  await at.figure.getByLabel('Learning rate').fill('0');
  await past.getByRole('button', { name: 'Branch off here' }).click();
  await expect(at.train).toHaveText('Train again', { timeout: 40_000 });
  const rows = past.getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(2)).toContainText('1, step 10');
  await expect(rows.nth(2)).toContainText('learning rate');
  expect(await at.loss()).not.toBe(last);

  await page.reload();
  await expect(rows).toHaveCount(3);
  await rows.nth(1).getByRole('button', { name: 'Take it up' }).click();
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => at.loss()).toBe(last);
  await rows.nth(2).getByRole('button', { name: 'Forget course 2' }).click();
  await expect(past.getByRole('table')).toHaveCount(0);
});

test('starting over loses nothing', async ({ page }) => {
  const at = await new ModelPage(page, 'gru4rec').open(query);
  await at.train.click();
  await expect(at.train).toHaveText('Train again', { timeout: 40_000 });
  const end = await at.recommended();
  await at.startOver.click();
  await expect.poll(() => at.steps()).toBe(0);
  const past = at.figure.getByRole('region', { name: 'The past of this run' });
  await past.getByRole('button', { name: 'Take it up' }).click();
  await expect.poll(() => at.recommended()).toEqual(end);
});

test('a second tab with the same model trains without touching what the first has saved', async ({
  page,
  context,
}) => {
  const first = await new ModelPage(page, 'sasrec').open(query);
  await first.oneStep.click();
  await expect.poll(() => first.steps()).toBe(1);
  const other = await context.newPage();
  const second = await new ModelPage(other, 'sasrec').open(query);
  await expect(second.messages.filter({ hasText: 'open in another tab' })).toHaveCount(1);
  expect(await second.steps()).toBe(1);
  for (let step = 2; step <= 4; step++) {
    await second.oneStep.click();
    await expect.poll(() => second.steps()).toBe(step);
  }
  await other.close();
  await page.reload();
  await expect(first.train).toHaveText('Go on');
  expect(await first.steps()).toBe(1);
});
