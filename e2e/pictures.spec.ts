import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { MainThread } from './support/mainThread';
import { ModelPage } from './support/modelPage';
import { tinyQuery, tinyTitle } from './support/tiny';

const pixels = (figure: Locator): Promise<string> =>
  figure.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

/** How many different hues are on it, of twelve. */
const tints = (figure: Locator): Promise<number> =>
  figure.locator('canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {};
    const hues = new Set<number>();
    for (let i = 0; data && i < data.length; i += 4) {
      const [r, g, b] = data.subarray(i, i + 3);
      if (data[i + 3] < 200 || Math.max(r, g, b) - Math.min(r, g, b) < 40) continue;
      hues.add(Math.floor((6 * (Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b) + Math.PI)) / Math.PI));
    }
    return hues.size;
  });

test.describe('the map of the games', () => {
  test.use({ tiny: true });

  test('shows the shipped model without tfjs, and then follows the one that trains, on a slow device too', async ({
    page,
  }) => {
    const device = await page.context().newCDPSession(page);
    const tfjs: string[] = [];
    page.context().on('request', (request) => {
      if (/worker\/worker-/.test(request.url())) tfjs.push(request.url());
    });
    const at = await new ModelPage(page, 'bert4rec').open(`${tinyQuery}&epochs=300`);
    const map = page.locator('figure#map');
    await map.scrollIntoViewIfNeeded();
    const badge = map.locator('[data-kind]');
    await expect(badge).toHaveText('recorded');
    await expect(map).toContainText('The model as shipped. The plane holds');
    expect(tfjs).toEqual([]);

    const shipped = await pixels(map);
    await device.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await at.train.click();
    await map.scrollIntoViewIfNeeded();
    await expect(badge).toHaveText('live');
    await expect(map).toContainText('Your model, after epoch');
    const moments = new Set([shipped]);
    await expect
      .poll(async () => moments.add(await pixels(map)).size, { intervals: [400], timeout: 40_000 })
      .toBeGreaterThan(3);
    await device.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await at.pauseRun();
  });

  test('finds a game and goes from neighbour to neighbour, by mouse and by keyboard', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await new ModelPage(page, 'sasrec').open();
    const map = page.locator('figure#map');
    await map.scrollIntoViewIfNeeded();
    const search = map.getByRole('combobox', { name: /^Find a game/ });
    await search.fill('glade 7');
    await search.press('Enter');
    const most = map.getByRole('heading', { level: 3 });
    await expect(most).toHaveText(`Most like ${tinyTitle(7)}`);
    const near = map.getByRole('listbox', { name: /^Most like/ }).getByRole('option');
    await expect(near).toHaveCount(10);

    const values = () => near.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
    const byProduct = await values();
    await map.getByRole('button', { name: 'By cosine: direction alone' }).click();
    await expect.poll(values).not.toEqual(byProduct);
    const [first] = await values();
    await near.first().click();
    await expect(most).toHaveText(`Most like ${/^1\. (.*),/.exec(first ?? '')?.[1]}`);

    const cursor = map.getByRole('slider', { name: /^Map of 40 games/ });
    const spoken = () => cursor.getAttribute('aria-valuetext');
    const start = await spoken();
    await cursor.focus();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await cursor.press(key);
    await cursor.press('ArrowLeft');
    await cursor.press('ArrowUp');
    expect(await spoken()).not.toBe(start);
    const title = (await spoken())?.split('.')[0];
    await cursor.press('Enter');
    await expect(most).toHaveText(`Most like ${title}`);

    expect(await tints(map)).toBeGreaterThan(2);
    const whole = await pixels(map);
    await map.getByRole('button', { name: /^Racing/ }).click();
    await expect.poll(() => pixels(map)).not.toBe(whole);
    await map.getByRole('button', { name: /^Racing/ }).click();
    await map.getByRole('button', { name: 'Table' }).click();
    await expect(map.getByRole('table').getByRole('row')).toHaveCount(40);
  });
});

test.describe('on a quiet machine', () => {
  // A machine that is busy for a moment gets another chance: the limit is of time.
  test.describe.configure({ retries: 2 });

  test('a map of all games moves as the model trains, and the page stays quick', async ({ page }) => {
    const at = await new ModelPage(page, 'gru4rec').open();
    const map = page.locator('figure#map');
    await map.scrollIntoViewIfNeeded();
    await expect(map.locator('[data-kind]')).toHaveText('recorded');
    await at.train.click();
    await map.scrollIntoViewIfNeeded();
    await expect(map.locator('[data-kind]')).toHaveText('live', { timeout: 20_000 });
    const thread = await MainThread.watch(page);
    await page.waitForTimeout(5000);
    const { longestMs, longestCpuMs } = await thread.stop();
    console.warn(
      `map: longest task ${longestMs.toFixed(0)} ms, of which ${longestCpuMs.toFixed(0)} ms on the processor`,
    );
    expect(longestCpuMs).toBeLessThanOrEqual(100);
    await at.pauseRun();
  });
});

test.describe('measured on everybody', () => {
  test.use({ tiny: true });

  test('who is shown what, and whether a model is as sure as it should be', async ({ page }) => {
    await page.goto('/measuring');
    const shown = page.locator('figure#shown');
    const surety = page.locator('figure#surety');
    await expect(shown).toContainText('Ask the players in figure 8.2 first');
    await expect(surety.locator('[data-kind]')).toHaveCount(0);
    const sampled = page.locator('figure#sampled');
    await sampled.getByRole('button', { name: /^Rank the last game of 96 players/ }).click();
    await expect(sampled).toContainText('once more', { timeout: 30_000 });

    await expect(shown.locator('[data-kind]')).toHaveText('live');
    const board = shown.getByRole('region', { name: /^How the places/ });
    await expect(board.getByRole('row')).toHaveCount(8);
    await shown.getByRole('button', { name: 'Markov', exact: true }).click();
    await shown.getByRole('button', { name: 'Table' }).click();
    const counts = await shown
      .getByRole('region', { name: 'How often Markov shows each game' })
      .locator('tbody tr td:last-child')
      .allInnerTexts();
    // Ten places in each of 96 lists.
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(960);
    const used = counts.filter((count) => count !== '0').length;
    await expect(
      board
        .getByRole('row', { name: /^Markov/ })
        .getByRole('cell')
        .first(),
    ).toHaveText(`${Math.round((100 * used) / 40)} %`);
    const game = shown.getByRole('slider', { name: /^Games that Markov shows/ });
    const before = await game.getAttribute('aria-valuetext');
    await game.press('ArrowRight');
    await game.press('ArrowUp');
    expect(await game.getAttribute('aria-valuetext')).not.toBe(before);

    await surety.getByRole('button', { name: 'SASRec', exact: true }).click();
    await surety.getByRole('button', { name: 'Table' }).click();
    const players = async () =>
      (
        await surety
          .getByRole('region', { name: /^Calibration of/ })
          .locator('tbody tr')
          .allInnerTexts()
      ).map((row) => Number(row.split('\t')[1]));
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(await players())).toBe(96);
    const groups = (await players()).length;
    await surety.getByRole('button', { name: 'steps of 10 %' }).click();
    expect(sum(await players())).toBe(96);
    expect((await players()).length).not.toBe(groups);
    await surety.getByRole('button', { name: 'one of the 10 is' }).click();
    await expect(surety).toContainText(
      /On average it says [\d.]+ %, and is right for [\d.]+ % of the players/,
    );
    await surety.getByRole('slider', { name: /^What SASRec said/ }).press('End');
    await expect(surety.locator('output')).toContainText(/^Said .* right for/);
  });
});
