import { expect, test } from './fixtures';
import { tinyQuery } from './support/tiny';

test.describe('with a data set of forty games', () => {
  test.use({ tiny: true });

  test('the race fills its cells here and now, and takes its two causes apart', async ({ page }) => {
    await page.goto(`/controversy?${tinyQuery}`);
    const race = page.locator('figure#race');
    await expect(race.locator('[data-kind]')).toHaveCount(0);
    await race.getByRole('button', { name: 'Run the race' }).click();
    await expect(race.locator('[data-kind]')).toHaveText('live');
    const short = race.getByRole('region', { name: 'short budget' }).getByRole('listitem');
    const long = race.getByRole('region', { name: 'long budget' }).getByRole('listitem');
    await expect(long).toHaveCount(3, { timeout: 60_000 });
    await expect(short).toHaveCount(3);
    await expect(race).toContainText(/Against SASRec with one negative, .*with the same loss, /);
    const first = await long.allTextContents();

    await race.getByLabel('Seed').fill('4');
    await race.getByRole('button', { name: 'Run it again' }).click();
    await expect(long).toHaveCount(0);
    await expect(long).toHaveCount(3, { timeout: 60_000 });
    expect(await long.allTextContents()).not.toEqual(first);
  });

  test('the race can be given up', async ({ page }) => {
    await page.goto(`/controversy?${tinyQuery}`);
    const race = page.locator('figure#race');
    await race.getByLabel('Long budget').fill('3');
    await race.getByRole('button', { name: 'Run the race' }).click();
    await race.getByRole('button', { name: 'Cancel' }).click();
    await expect(race.getByRole('button', { name: 'Run it again' })).toBeVisible();
    await expect(race.getByRole('progressbar')).toHaveCount(0);
  });
});

test('the recorded trainings answer for any budget', async ({ page }) => {
  await page.goto('/controversy');
  const figure = page.locator('figure#budget');
  await expect(figure.locator('[data-kind]')).toHaveText('recorded');
  const rows = figure.getByRole('row');
  await expect(rows).toHaveCount(4);
  const early = await rows.allTextContents();
  await figure.getByLabel('Stopped after').fill('1');
  expect(await rows.allTextContents()).not.toEqual(early);
  const question = page.getByRole('region', { name: /^Three seeds of each/ });
  await question.getByRole('button', { name: 'BERT4Rec, all games' }).click();
  await question.getByRole('button', { name: 'Measure it' }).click();
  await expect(question.getByRole('status')).toContainText('Given all their epochs');
});
