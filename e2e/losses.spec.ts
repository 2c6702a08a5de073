import { expect, test } from './fixtures';

test.use({ tiny: true });

test('the six losses are asked of the model and the history on the page', async ({ page }) => {
  await page.goto('/gru4rec?games=1000');
  const figure = page.locator('figure#losses');
  const ask = figure.getByRole('button', { name: 'Ask the six losses' });
  await expect(figure).toContainText('add a game to the history');
  await expect(ask).toBeDisabled();
  await page.goto('/gru4rec');
  await ask.click();
  const rows = figure.getByRole('listitem');
  await expect(rows).toHaveCount(6);
  await expect(figure.locator('[data-kind]')).toHaveText('live');
  // Cross-entropy names every other game of the forty.
  await expect(rows.first()).toContainText(/of 39 pushed hold half/);
  const [entropy, sampled] = [rows.nth(0), rows.nth(1)];
  const before = [await entropy.innerText(), await sampled.innerText()];

  await figure.getByRole('checkbox').uncheck();
  await expect.poll(() => sampled.innerText()).not.toBe(before[1]);
  expect(await entropy.innerText()).toBe(before[0]);

  await figure.getByLabel('Negatives k').fill('0');
  await expect(rows.nth(2)).toContainText(/of 1 pushed hold half/);

  await figure.getByRole('button', { name: 'Table' }).click();
  await expect(figure.getByRole('row')).toHaveCount(7);
});
