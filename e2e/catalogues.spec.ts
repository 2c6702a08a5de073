import { expect, test } from './fixtures';

test('codes collapse when they begin with noise, and the link says so', async ({ page }) => {
  await page.goto('/scale?set=codes:8,start:noise#codes');
  const figure = page.locator('figure#codes');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('[data-kind]')).toHaveText('recorded', { timeout: 20_000 });
  const usage = figure.getByRole('img', { name: /^Games by code/ });
  await expect(usage).toHaveAttribute('aria-label', /First digit: as good as [12]\.\d of 8 · [67] dead/);
  await figure.getByRole('button', { name: /k-means\+\+/ }).click();
  await expect(usage).toHaveAttribute('aria-label', /First digit: as good as [5-8]\.\d of 8 · 0 dead/);
  await expect(page).toHaveURL(/set=codes:8(&|#|$)/);

  const search = figure.getByRole('combobox', { name: /Find a game/ });
  await search.fill('Portal 2');
  await search.press('Enter');
  const code = await figure
    .getByText(/^Portal 2\s+\d+ · \d+ · \d+$/)
    .locator('b')
    .innerText();

  // The same codes, digit by digit: only what leads to a game can be chosen.
  const trie = page.locator('figure#trie');
  await trie.scrollIntoViewIfNeeded();
  for (const [place, digit] of code.split(' · ').entries()) {
    const row = trie.getByRole('group', {
      name: ['The first digit', 'The second digit', 'The third digit'][place],
    });
    await row.getByRole('button', { name: new RegExp(`^${digit}:`) }).click();
  }
  await expect(trie.locator('p[role=status]')).toContainText('Portal 2');
  const [through, valid] = await trie
    .getByRole('row')
    .locator('td:nth-child(2)')
    .allInnerTexts()
    .then((cells) => cells.slice(1));
  expect(Number(valid.replace(',', ''))).toBeLessThan(Number(through.replace(',', '')));
});

test('an index finds more the more it looks at, and versions that differ find nothing', async ({ page }) => {
  await page.goto('/scale?set=cells:16,probe:1#search');
  const figure = page.locator('figure#search');
  await figure.scrollIntoViewIfNeeded();
  const recall = figure.locator('dl div').filter({ hasText: 'Recall@10' }).locator('dd');
  await expect(recall).toHaveText(/^0\.[5-8]/, { timeout: 20_000 });
  await figure.getByRole('slider', { name: /nprobe/ }).fill('16');
  await expect(recall).toHaveText('1.000');

  const versions = page.locator('figure#versions');
  await versions.scrollIntoViewIfNeeded();
  const first = versions.getByRole('row', { name: /^SASRec 0/ });
  await expect(first.getByRole('cell').nth(0)).toHaveText(/^0\.[3-6]/, { timeout: 20_000 });
  await expect(first.getByRole('cell').nth(1)).toHaveText(/^0\.0/);
});
