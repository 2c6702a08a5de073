import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages } from '../app/pages';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { tinyQuery } from './support/tiny';

// Axe reads every element of a long page, several times over.
test.setTimeout(240_000);

const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** A theme changes colours and nothing else: these are the rules about them. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, one line each; by all of its rules, or by some. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const runOnly = rules && { type: 'rule' as const, values: rules };
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...(runOnly && { runOnly }) })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
    ),
  );
}

const overflow = (page: Page) =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

/** What a page shows when it has come to rest: its figure, its tables, and nothing that moves. */
async function settled(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('button', { name: /Data:/ }).first()).toBeAttached();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}

for (const { path, name } of pages) {
  test(`${name}: axe finds nothing, light and dark, wide and narrow`, async ({ page }) => {
    await settled(page, path);
    for (const [form, size] of Object.entries(widths)) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        await page.waitForTimeout(300);
        const rules = colorScheme === 'dark' ? rulesOfColour : undefined;
        expect.soft(await violations(page, rules), `${form}, ${colorScheme}`).toEqual([]);
      }
      expect.soft(await overflow(page), `${form}: wider than the window by`).toBeLessThanOrEqual(0);
    }
  });
}

test.describe('at work', () => {
  test.use({ tiny: true });

  test('axe finds nothing in dialogs, tables, messages and a run that has begun', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const at = await new ModelPage(page, 'bert4rec').open(`${tinyQuery}&rho=banana&op=block0/weights&mask=1`);
    await at.oneStep.click();
    await expect.poll(() => at.steps()).toBe(1);
    await page.getByRole('button', { name: 'Take a step apart' }).click();
    await expect(page.getByText('Which past games?')).toBeVisible();
    await at.figure.getByRole('button', { name: 'Table' }).click();
    await expect(at.messages.first()).toBeVisible();
    await at.figure.getByRole('button', { name: 'Add a game' }).click();
    await page.getByRole('combobox', { name: /^Search/ }).fill('am');
    for (const size of Object.values(widths)) {
      await page.setViewportSize(size);
      expect.soft(await violations(page)).toEqual([]);
      expect.soft(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });

  test('by keyboard alone: to the history, through the steps, and to training', async ({ page }) => {
    const at = await new ModelPage(page, 'sasrec').open(`${tinyQuery}&epochs=400`);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();

    /** Tabs on until this has the focus. */
    const reach = async (target: ReturnType<Page['locator']>, within = 60) => {
      for (let presses = 0; presses < within; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      }
      throw new Error(`${target} is not reached with ${within} presses of Tab`);
    };
    await reach(at.tiles.first());
    await page.keyboard.press('End');
    await expect(at.tiles.last()).toBeFocused();
    await reach(at.figure.getByRole('button', { name: 'Add a game' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('glade 7');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(at.figure.getByRole('button', { name: 'Add a game' })).toBeFocused();
    await expect(at.badge).toHaveText('live');

    await reach(at.scrubber);
    await page.keyboard.press('End');
    await expect(at.op).toHaveText('probability');
    await reach(at.train);
    await page.keyboard.press('Enter');
    await expect(at.pause).toBeVisible();
    await expect(at.pause).toBeFocused();
    await page.keyboard.press('Space');
    await expect(at.train).toHaveText('Go on');
    await expect(at.train).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(at.oneStep).toBeFocused();
    const before = await at.steps();
    await page.keyboard.press('Enter');
    await expect.poll(() => at.steps()).toBe(before + 1);
    await expect(at.oneStep).toBeFocused();
  });
});
