import { expect, test } from './fixtures';

test('long histories: the four figures compute what they say, and open in the state of a link', async ({
  page,
}) => {
  await page.goto('/scale?set=copies:100,company:seen,last:2,first:0,events:16');
  const silu = page.locator('figure#silu');
  const repeated = silu.locator('li[aria-current]');
  await expect(repeated).toContainText('100 × ');
  const weights = async () => (await repeated.locator('b').allInnerTexts()).map(Number);
  const [before] = await weights();
  const slider = silu.getByRole('slider', { name: 'Copies of it, m' });
  await slider.press('End');
  await expect(repeated).toContainText('150 × ');
  const [after] = await weights();
  expect(after).toBeGreaterThan(before);
  expect(after).toBeLessThan(1);
  await expect(page).toHaveURL(/copies(:|%3A)150/);

  const windows = page.locator('figure#windows');
  // Two in each row, but for the first: 31 of the 136 that are not in the future.
  await expect(windows.getByRole('img').first()).toHaveAttribute(
    'aria-label',
    /: 31 cells are read, of 136 /,
  );
  await windows.getByRole('slider', { name: /K₂/ }).press('ArrowRight');
  await expect(windows.getByRole('img').first()).toHaveAttribute('aria-label', /: 45 cells/);

  const falcon = page.locator('figure#falcon');
  await expect(falcon).toContainText('a score depends on who else was asked about');
  await falcon.getByRole('button', { name: 'masked from each other' }).click();
  await expect(falcon).toContainText('together is the same as one at a time');
  await expect(page).not.toHaveURL(/company/);

  const gate = page.locator('figure#gate');
  const through = () => gate.getByText('U ⊙ LN(A V)', { exact: true });
  await expect(through()).toBeVisible();
  await gate.getByRole('slider', { name: 'Shooter: the position itself' }).press('End');
  await expect(gate).toContainText('The gate is widest for Strategy');
  await expect(page).toHaveURL(/own(:|%3A)2_2_1_-1\b/);
});
