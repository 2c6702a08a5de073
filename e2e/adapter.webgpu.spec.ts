import { expect, test } from './fixtures';

test('this project has a software WebGPU adapter', async ({ page }) => {
  await page.goto('/');
  const hasAdapter = await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
  expect(hasAdapter).toBe(true);
});
