import type { Page } from '@playwright/test';
import { type ModelName, neuralModels } from '../src/models/config';
import type { Snapshot } from '../src/train/snapshot';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { savedRun } from './support/saved';
import { tinyQuery } from './support/tiny';

test.use({ tiny: true });

/** Long enough that a run can be stopped on its way; the lightest model is the fastest. */
const epochsOf = (model: ModelName): number => (model === 'gru4rec' ? 48 : 24);
const queryOf = (model: ModelName): string => `${tinyQuery}&epochs=${epochsOf(model)}&seed=3`;

/** The losses of every fifth step: a run that was stopped has others between. */
const curveOf = ({ losses }: Snapshot) => losses.filter(({ step }) => step % 5 === 0);

const bytesOf = ({ weights, optimiser }: Snapshot): string =>
  [...Object.values(weights).map(({ values }) => values), optimiser?.m, optimiser?.v]
    .map(
      (values) => values && Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
    )
    .join();

async function finished(page: Page, at: ModelPage): Promise<Snapshot> {
  await expect(at.train).toHaveText('Train again', { timeout: 40_000 });
  const saved = await savedRun(page, at.model);
  if (!saved) throw new Error('nothing was saved');
  expect(saved.step % epochsOf(at.model)).toBe(0);
  return saved;
}

const settings: [ModelName, string][] = [
  ...neuralModels.map((model): [ModelName, string] => [model, '']),
  ['gru4rec', '&bptt=session-parallel&loss=bpr-max&k=8'],
];

for (const [model, more] of settings) {
  test(`${model}${more} goes on after a reload as if nothing had happened`, async ({ page }) => {
    const at = await new ModelPage(page, model).open(queryOf(model) + more);
    await at.train.click();
    const whole = await finished(page, at);

    await at.startOver.click();
    await expect.poll(() => at.steps()).toBe(0);
    await at.oneStep.click();
    await expect.poll(() => at.steps()).toBe(1);
    await at.oneStep.click();
    await expect.poll(() => at.steps()).toBe(2);
    await expect(at.train).toHaveText('Go on');

    await page.reload();
    await expect(at.train).toHaveText('Go on');
    expect(await at.steps()).toBe(2);
    await at.train.click();
    await expect.poll(() => at.steps(), { intervals: [20] }).toBeGreaterThan(12);
    const stopped = await at.pauseRun();
    expect(stopped).toBeLessThan(whole.step);

    await page.reload();
    await expect(at.train).toHaveText('Go on');
    expect(await at.steps()).toBe(stopped);
    await at.train.click();
    const resumed = await finished(page, at);
    expect(resumed.step).toBe(whole.step);
    expect(curveOf(resumed)).toEqual(curveOf(whole));
    expect(bytesOf(resumed)).toBe(bytesOf(whole));
    expect(resumed.metrics.at(-1)).toEqual(whole.metrics.at(-1));
  });
}

test('another page of the site finds the run as it was left', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open(queryOf('sasrec'));
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
  await page.getByRole('link', { name: 'BERT4Rec' }).first().click();
  await expect(page).toHaveURL(/\/bert4rec/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sasrec/);
  await expect(at.train).toHaveText('Go on');
  expect(await at.steps()).toBe(1);
});

test('a run can be given up for the model that ships', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open(queryOf('sasrec'));
  const shipped = await at.recommended();
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
  await expect.poll(() => at.recommended()).not.toEqual(shipped);
  const back = at.figure.getByRole('button', { name: 'Back to the shipped model' });
  await back.click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await at.steps()).toBe(1);
  await back.click();
  await page.getByRole('button', { name: 'Give it up' }).click();
  await expect(at.train).toHaveText('Train');
  expect(await savedRun(page, 'sasrec')).toBeNull();
  await page.reload();
  await expect(at.badge).toHaveText('recorded');
  await expect.poll(() => at.recommended()).toEqual(shipped);
});

test('steps that are asked for in quick succession are all made, and a refused setting costs nothing', async ({
  page,
}) => {
  const at = await new ModelPage(page, 'sasrec').open(queryOf('sasrec'));
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
  for (let press = 0; press < 3; press++) await at.oneStep.click({ delay: 0 });
  await expect.poll(() => at.steps()).toBe(4);

  await at.open('d=7&heads=2');
  await expect(at.train).toHaveText('Train anew');
  await at.train.click();
  await expect(at.messages.filter({ hasText: 'cannot be divided among 2 heads' })).toHaveCount(1);
  expect((await savedRun(page, 'sasrec'))?.step).toBe(4);
  await at.open(queryOf('sasrec'));
  await expect(at.train).toHaveText('Go on');
  expect(await at.steps()).toBe(4);
});
