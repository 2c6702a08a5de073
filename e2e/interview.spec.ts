import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

test.use({ tiny: true });

const tab = (page: Page, name: string) => page.getByRole('tab', { name });

test('the bank by keyboard: search, open, reveal, go on; the address carries the question', async ({
  page,
}) => {
  await page.goto('/interview');
  await page.getByRole('searchbox').fill('logQ sampling probability');
  await expect(page.getByText('1 question', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('causal mask');
  const asked = page.getByRole('button', { name: 'What happens if you forget the causal mask in SASRec?' });
  await asked.click();
  await expect(page).toHaveURL(/\?q=causal-mask/);
  await expect(page.getByText('The trap')).toBeHidden();
  await page.keyboard.press('Space');
  await expect(page.getByText('The trap')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await asked.focus();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/\?q=sqrt-d/);
  await expect(page.locator('[aria-expanded=true][data-question]')).toHaveText(/square root of d/);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(/\?q=causal-mask/);

  await page.goto('/interview?q=causal-mask');
  await page.getByRole('button', { name: 'Show ours' }).click();
  const figure = page.waitForEvent('popup');
  await page.getByRole('link', { name: /^Train for a few epochs/ }).click();
  const shown = await figure;
  await expect(shown).toHaveURL(/\/sasrec\?.*fault=no-causal-mask.*#inside$/);
  await expect(shown.locator('figure#inside').getByRole('heading').first()).toBeInViewport();
});

test('a card is graded, kept over a reload, undone, exported, imported and deleted', async ({ page }) => {
  await page.goto('/interview#practice');
  const status = page.getByText(/due today/);
  await expect(status).toHaveText('0 due today, 10 new');
  const first = await page.getByRole('heading', { level: 2 }).innerText();
  await page.getByRole('button', { name: 'Show ours' }).click();
  const grades = page.getByRole('group', { name: 'How did it go?' }).getByRole('button');
  await expect(grades).toHaveText([/^Again.*1 min/s, /^Hard.*min/s, /^Good.*10 min/s, /^Easy.*days/s]);
  await page.keyboard.press('4');
  await expect(status).toHaveText('0 due today, 9 new');
  await expect(page.getByRole('heading', { level: 2 })).not.toHaveText(first);
  await page.reload();
  await expect(status).toHaveText('0 due today, 9 new');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const path = await (await saving).path();
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')).cards)).toHaveLength(1);
  await page.getByRole('button', { name: 'Delete all progress' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(status).toHaveText('0 due today, 10 new');
  const file = page.getByLabel('A file of progress');
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  await file.setInputFiles(path);
  await expect(status).toHaveText('0 due today, 9 new');

  await page.getByRole('button', { name: 'Show ours' }).click();
  await page.keyboard.press('1');
  await expect(status).toHaveText('0 due today, 8 new');
  await page.getByRole('button', { name: 'Undo the last grade' }).click();
  await expect(status).toHaveText('0 due today, 9 new');
});

test('an answer against the clock: it is told when the time is over, goes on past it, and stops with the answer', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto('/interview#practice');
  const clock = page.getByRole('timer', { name: 'Time left' });
  await expect(page.getByText(/due today/)).toBeVisible();
  await expect(clock).toHaveCount(0);
  await page.getByRole('button', { name: '1 min' }).click();
  await expect(clock).toHaveText('1:00');
  await page.clock.runFor(45_000);
  await expect(clock).toHaveText('0:15');
  await expect(clock).not.toHaveAttribute('data-over');
  await page.clock.runFor(20_000);
  await expect(clock).toHaveText('+0:05');
  await expect(clock).toHaveAttribute('data-over');
  await expect(page.getByRole('status').filter({ hasText: 'The time is over' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Show ours' }).click();
  await page.clock.runFor(30_000);
  await expect(clock).toHaveText('+0:05');
  await page.keyboard.press('3');
  await expect(clock).toHaveText('1:00');
});

test('a picture of the model at hand is asked about and graded', async ({ page }) => {
  // The second kind has an answer even for weights that were never trained.
  await page.addInitScript(() =>
    localStorage.setItem(
      'nextplay-interview',
      '{"format":"nextplay-interview","version":1,"cards":{},"pictures":{"asked":1,"right":0},"walk":null}',
    ),
  );
  await page.goto('/interview#pictures');
  const figure = page.locator('figure#pictures');
  await expect(figure.getByRole('heading')).toHaveText('Who remembers?', { timeout: 60_000 });
  await expect(figure.getByRole('img', { name: /^Update gate z/ })).toBeVisible();
  await figure.getByRole('group', { name: 'Your answer' }).getByRole('button').first().click();
  await figure.getByRole('button', { name: 'Measure it' }).click();
  await expect(figure).toContainText(/(Right|No)\. Unit \d+: z = /);
  await expect(page.getByText(/[01] of 2 answered rightly/)).toBeVisible();
});

test('the design walk keeps its time, its points and its rubric', async ({ page }) => {
  await page.clock.install();
  await page.goto('/interview#design');
  const clock = page.getByRole('timer');
  await expect(clock).toContainText('0:00 of 35:00');
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.clock.runFor(6 * 60_000);
  await expect(clock).toContainText(/^6:/);
  await expect(page.getByText('past 5:00: wrap up')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await clock.innerText();
  await page.clock.runFor(60_000);
  await expect(clock).toHaveText(paused);
  await page.getByRole('button', { name: 'I have spoken' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Next', exact: true }).click();

  await page.reload();
  await expect(clock).toHaveText(paused);
  await expect(page.getByRole('button', { name: /^Data and label/ })).toHaveAttribute('aria-current', 'step');
  await page.getByRole('button', { name: 'Rubric' }).click();
  for (const criterion of await page
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
    .all())
    await criterion.getByRole('radio').nth(2).check();
  await expect(page.getByRole('status').filter({ hasText: 'of 15' })).toContainText(
    '10 of 15, and 1 of 42 points said. A yes',
  );
});

test('the cheat sheet prints on two pages, and nothing is cut off', async ({ page }) => {
  await page.goto('/interview#sheet');
  const sheets = page.locator('[data-sheet] > section');
  await expect(sheets).toHaveCount(2);
  await page.evaluate(() => document.fonts.ready);
  const printed = page.evaluate(
    () => new Promise((resolve) => Object.assign(window, { print: () => resolve(true) })),
  );
  await page.getByRole('button', { name: 'Print, or save as PDF' }).click();
  expect(await printed).toBe(true);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  for (const [, width, height] of pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g))
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  for (const sheet of await sheets.all()) {
    const cut = await sheet.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const { paddingRight, paddingBottom } = getComputedStyle(element);
      return [...element.querySelectorAll('*')].filter((part) => {
        const { right, bottom, width } = part.getBoundingClientRect();
        const outside =
          right > box.right - Number.parseFloat(paddingRight) + 1 ||
          bottom > box.bottom - Number.parseFloat(paddingBottom) + 1;
        return width > 0 && outside && !part.closest('.katex-mathml, svg');
      }).length;
    });
    expect(cut).toBe(0);
  }
});

test('each part of the room is accessible, wide and narrow, light and dark', async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/interview?q=gru-gates');
  for (const name of ['Questions', 'Practice', 'System design', 'Cheat sheet']) {
    await tab(page, name).click();
    await page.waitForLoadState('networkidle');
    const reveal = page.getByRole('button', { name: /^(Show ours|I have spoken)$/ });
    if (await reveal.count()) await reveal.first().click();
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await page.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ['violations'] })
        .analyze();
      expect
        .soft(violations.map(({ id, nodes }) => `${name}, ${width}: ${id}: ${nodes[0].target}`))
        .toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over, `${name}, ${width}: wider than the window by`).toBeLessThanOrEqual(0);
    }
  }
});
