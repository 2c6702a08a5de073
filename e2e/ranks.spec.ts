import { expect, test } from './fixtures';

test.use({ tiny: true });

test('the same library in another order: a bag does not notice, the others may', async ({ page }) => {
  await page.goto('/order');
  const figure = page.locator('figure#shuffled');
  await figure.getByRole('button', { name: 'Ask four recommenders' }).click();
  const listOf = (name: string) =>
    figure.getByRole('list', { name: `What ${name} recommends` }).getByRole('listitem');
  for (const name of ['Item-kNN', 'Markov', 'GRU4Rec', 'SASRec']) await expect(listOf(name)).toHaveCount(5);
  const bag = await listOf('Item-kNN').allInnerTexts();
  const titles = () => figure.getByRole('region', { name: 'History' }).getByRole('listitem').allInnerTexts();
  const own = await titles();

  await figure.getByRole('button', { name: 'Shuffle', exact: true }).click();
  await expect.poll(titles).not.toEqual(own);
  expect((await titles()).sort()).toEqual([...own].sort());
  await expect.poll(() => listOf('Item-kNN').allInnerTexts()).toEqual(bag);
  await figure.getByRole('button', { name: 'Back to its own order' }).click();
  await expect.poll(titles).toEqual(own);
});

test('the shuffle test leaves a bag as good as it was', async ({ page }) => {
  await page.goto('/order');
  const figure = page.locator('figure#shuffle-test');
  await figure.getByRole('button', { name: /^1\. Ask/ }).click();
  await figure.getByRole('button', { name: 'SASRec', exact: true }).click();
  await figure.getByRole('button', { name: 'Measure it' }).click();
  await expect(figure).toContainText(/(Yes|No): \w+ loses/, { timeout: 30_000 });
  const row = (name: string) => figure.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
  const [before, after, change] = await row('Item-kNN').allInnerTexts();
  expect(after).toBe(before);
  expect(change).toBe('0 %');
});

test('ranks, metrics and intervals are all of the same players', async ({ page }) => {
  await page.goto('/measuring');
  const dial = page.locator('figure#dial');
  await dial.getByRole('slider', { name: 'Rank of the game that came', exact: true }).fill('7');
  await expect(dial.getByText('0.333').first()).toBeVisible();

  await expect(page.locator('figure#intervals')).toContainText('Ask the players in figure 8.2 first');
  const figure = page.locator('figure#sampled');
  await figure.getByRole('button', { name: /^Rank the last game of 96 players/ }).click();
  await expect(figure).toContainText('once more', { timeout: 30_000 });
  const cells = figure.getByRole('row', { name: /^Markov/ }).getByRole('cell');
  const [full, , sampled] = (await cells.allInnerTexts()).map(Number.parseFloat);
  expect(full).toBeGreaterThan(0);
  expect(sampled).toBeGreaterThanOrEqual(full);
  // More games drawn than there are: then the ranking is the full one.
  await figure.getByRole('button', { name: '500 drawn games' }).click();
  await expect(cells.nth(2)).toHaveText(full.toFixed(3));

  const intervals = page.locator('figure#intervals');
  await expect(intervals).toContainText(`${full.toFixed(3)} [`);
  await intervals.getByRole('button', { name: 'against Popularity' }).click();
  await expect(intervals.getByRole('listitem')).toHaveCount(5);
  await expect(page.locator('figure#tail').getByRole('row')).toHaveCount(7);
});

test('the two splits of the reviews were counted beforehand, and answer for each day', async ({ page }) => {
  await page.goto('/measuring');
  const figure = page.locator('figure#splits');
  await expect(figure.locator('[data-kind]')).toHaveText('recorded');
  const rows = figure.getByRole('row');
  await expect(rows).toHaveCount(6);
  const before = await rows.allTextContents();
  await figure.getByLabel('Split at').fill('4');
  const after = await rows.allTextContents();
  expect(after).not.toEqual(before);
  await figure.getByRole('button', { name: 'Table' }).click();
  await expect(figure.getByRole('table').last().getByRole('row')).toHaveCount(7);
});

test('what is set in a figure is in its address, and one that cannot be is refused', async ({ page }) => {
  await page.goto('/measuring');
  const rank = page
    .locator('figure#dial')
    .getByRole('slider', { name: 'Rank of the game that came', exact: true });
  await rank.fill('12');
  await expect(page).toHaveURL(/set=rank:12/);
  await page.reload();
  await expect(rank).toHaveValue('12');
  await page.goto('/measuring?set=rank:99');
  await expect(
    page.getByText('This link asked for the setting “rank” “99”; showing the default instead.'),
  ).toBeVisible();
  await expect(rank).toHaveValue('3');
  await page
    .getByRole('navigation', { name: 'The chapters beside this one' })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/\/controversy$/);
});
