import { expect, test } from './fixtures';

test('the home page opens and says what the site is', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/NextPlay/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
