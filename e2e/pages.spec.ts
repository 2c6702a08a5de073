import type { Page } from '@playwright/test';
import { chapters, pages } from '../app/pages';
import { expect, test } from './fixtures';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const theme = (page: Page) => page.locator('html').getAttribute('data-theme');

test('every page opens at its address, with and without a slash at the end', async ({ page }) => {
  for (const { path, title } of pages) {
    for (const address of new Set([path, `${path}/`.replace('//', '/')])) {
      await page.goto(address);
      await expect(page, address).toHaveTitle(new RegExp(title.replace(/[?]/g, '\\?')));
      await expect(heading(page), address).toBeVisible();
    }
  }
});

test('from the front page through a chapter to the lab, and back and forward again', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /SASRec/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/sasrec/);
  await expect(page).toHaveTitle(/SASRec/);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Lab' }).click();
  await expect(page).toHaveURL(/\/lab/);
  await expect(heading(page)).toContainText('The lab');

  await page.goBack();
  await expect(heading(page)).toContainText('SASRec');
  await expect(page).toHaveTitle(/SASRec/);
  await page.goBack();
  await expect(heading(page)).toContainText('what you will play next');
  await page.goForward();
  await expect(heading(page)).toContainText('SASRec');
});

test('the cursor of a page is in its address, and comes back with it', async ({ page }) => {
  await page.goto('/sasrec');
  const scrubber = page.getByRole('slider', { name: 'Operation', exact: true });
  await scrubber.press('Home');
  await expect(page).toHaveURL(/op=token/);
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'GRU4Rec' }).click();
  await expect(heading(page)).toContainText('GRU4Rec');
  await expect(page).not.toHaveURL(/op=/);
  await page.goBack();
  await expect(scrubber).toHaveAttribute('aria-valuetext', /^token,/);
});

test('an address that leads nowhere says so, and where to go', async ({ page }) => {
  await page.goto('/nowhere/at/all?lr=0.01');
  await expect(heading(page)).toHaveText('There is no page at this address.');
  await expect(page).toHaveTitle(/No such page/);
  for (const { title } of chapters)
    await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Home' }).click();
  await expect(heading(page)).toContainText('what you will play next');
});

test('the theme is remembered, and an address can ask for one without changing that', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await theme(page)).toBe('dark');
  await page.getByRole('button', { name: /^Theme: as the system/ }).click();
  expect(await theme(page)).toBe('light');
  await page.reload();
  expect(await theme(page)).toBe('light');
  await page.goto('/lab?theme=dark');
  expect(await theme(page)).toBe('dark');
  await page.goto('/lab');
  expect(await theme(page)).toBe('light');
  await page.getByRole('button', { name: /^Theme: light/ }).click();
  await page.getByRole('button', { name: /^Theme: dark/ }).click();
  expect(await theme(page)).toBe('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('on a phone the contents unfold, and lead on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Contents' }).click();
  const contents = page.locator('#menu').getByRole('navigation', { name: 'Contents' });
  await expect(contents).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(contents).toBeHidden();
  await page.getByRole('button', { name: 'Contents' }).click();
  await contents.getByRole('link', { name: 'BERT4Rec' }).click();
  await expect(heading(page)).toContainText('BERT4Rec');
  await expect(contents).toBeHidden();
});

test('every page names the data and says that the players are simulated', async ({ page }) => {
  for (const { path } of pages) {
    await page.goto(path);
    const chip = page.getByRole('banner').getByRole('button', { name: /Data: twin/ });
    await expect(chip).toContainText(/[\d,]+ simulated players/);
  }
});

test.describe('as a reader has it', () => {
  test.use({ unseen: true });

  test('a chapter is text first, the code takes that over, and a figure is drawn when it comes near', async ({
    page,
  }) => {
    let bring = () => {};
    const code = new Promise<void>((resolve) => {
      bring = resolve;
    });
    await page.route('**/assets/index-*.js', async (route) => {
      await code;
      await route.continue();
    });
    await page.goto('/sasrec', { waitUntil: 'commit' });
    const figure = page.locator('figure#inside');
    await expect(heading(page)).toBeVisible();
    await expect(figure.locator('figcaption')).toContainText(/\w/);
    const written = await heading(page).elementHandle();

    bring();
    await expect(page.getByRole('banner').getByRole('button', { name: /Data: twin/ })).toBeVisible();
    expect(await written?.evaluate((node) => node.isConnected)).toBe(true);
    const steps = figure.getByRole('group', { name: 'Steps of the computation' });
    await expect(steps).toHaveCount(0);
    await figure.evaluate((node) => node.scrollIntoView());
    await expect(steps).toBeVisible();
  });

  test('a figure whose code and numbers come later is drawn when it comes near', async ({ page }) => {
    await page.goto('/scale');
    const place = page.locator('#trie');
    await expect(page.getByRole('banner').getByRole('button', { name: /Data: twin/ })).toBeVisible();
    await expect(place.getByRole('table')).toHaveCount(0);
    await place.evaluate((node) => node.scrollIntoView());
    await expect(place.getByRole('table')).toBeVisible();
  });
});
