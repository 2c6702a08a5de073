import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { random } from '../src/data/random';
import { drawAll, expect, test } from './fixtures';
import { MainThread } from './support/mainThread';
import { peakOfPages } from './support/memory';
import { ModelPage } from './support/modelPage';
import { tinyQuery } from './support/tiny';

/** Forty people who watch on through a list of films; the names of the columns say nothing. */
function films(): string {
  const draw = random(5, 40);
  const rows = Array.from({ length: 40 }, (_, who) => {
    const first = draw.integer(20);
    return Array.from({ length: 8 }, (_, t) => `"Film, no. ${(first + t) % 20}",p${who},2021-01-${10 + t}`);
  });
  return `a,b,day\n${rows.flat().join('\n')}\n`;
}

/** Drops a file into the box, as a reader does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    [name, text],
  );
  await page.getByRole('region', { name: 'Bring a file' }).dispatchEvent('drop', { dataTransfer });
}

/** So many rows of so many users, who like some items more than others. */
function* crowd(rows: number, users: number, items: number): Generator<string> {
  const draw = random(7, rows);
  yield 'user,item,title,time\n';
  for (let row = 0; row < rows; row++) {
    const item = Math.floor(items * draw.uniform() ** 2);
    yield `u${draw.integer(users)},${item + 1},"Item, no. ${item + 1}",${1_500_000_000 + row}\n`;
  }
}

const chip = (page: Page) => page.getByRole('banner').getByRole('button', { name: /Data:/ }).first();

test.describe('the reader’s own data', () => {
  test.use({ tiny: true });

  test('is dropped, corrected, built, trained on, kept, and opened from a file elsewhere', async ({
    page,
    browser,
  }, { project }) => {
    await page.goto('/your-data');
    await drop(page, 'films.csv', films());
    await page.getByRole('combobox', { name: 'User' }).selectOption({ label: 'b' });
    await expect(page.getByText('One column cannot be two things.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Item' }).selectOption({ label: 'a' });
    await expect(page.getByRole('combobox', { name: 'Time' })).toHaveValue('2');
    await page.getByRole('button', { name: 'Build the data set' }).click();
    const report = page.getByRole('region', { name: 'What it became' });
    await expect(report.getByRole('listitem').first()).toHaveText('40 users');
    await expect(report.getByRole('row', { name: /^kept/ })).toContainText('320');
    await report.getByRole('textbox', { name: 'Name' }).fill('Films');
    await report.getByRole('button', { name: /^Keep it/ }).click();
    await expect(chip(page)).toContainText('Films');
    await expect(page).toHaveURL(/data=own-[0-9a-f]{8}/);
    const data = new URL(page.url()).searchParams.get('data');

    const at = await new ModelPage(page, 'sasrec').open(`data=${data}&${tinyQuery}&epochs=400`);
    expect((await at.titles())[0]).toMatch(/^Film, no\. \d+$/);
    await at.oneStep.click();
    await expect.poll(() => at.steps()).toBe(1);
    await page.reload();
    await expect(chip(page)).toContainText('Films');
    await expect.poll(() => at.steps()).toBe(1);

    await page.goto(`/your-data?data=${data}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save everything of Films to a file' }).click(),
    ]);
    const elsewhere = await browser.newContext(project.use);
    await elsewhere.addInitScript(drawAll);
    const other = await elsewhere.newPage();
    await other.goto(`/your-data?data=${data}`);
    await expect(other.getByText(/this browser does not have it/)).toBeVisible();
    await expect(chip(other)).toContainText('simulated players');
    await other.locator('input[type=file]').setInputFiles(await download.path());
    await expect(
      other.getByText(/The data set Films, with 40 users and 20 items\. Runs of SASRec/),
    ).toBeVisible();
    await other.getByRole('button', { name: 'Open it' }).click();
    await expect(chip(other)).toContainText('Films');
    const there = await new ModelPage(other, 'sasrec').open(`data=${data}&${tinyQuery}`);
    await expect.poll(() => there.steps()).toBe(1);
    await elsewhere.close();

    // What trains while a file is written stands still for it, and goes on.
    await at.open(`data=${data}&${tinyQuery}&epochs=400`);
    await at.train.click();
    await expect.poll(() => at.steps()).toBeGreaterThan(1);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Your data' }).click();
    await page.getByRole('button', { name: 'Save everything of Films to a file' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'SASRec: training goes on.' })).toBeVisible();

    await page.getByRole('button', { name: 'Remove Films' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await expect(chip(page)).toContainText('simulated players');
    await expect(page.getByRole('button', { name: 'Use Films' })).toHaveCount(0);
  });

  test('that cannot be used is refused with a sentence, and a library becomes a history', async ({
    page,
  }) => {
    await page.goto('/your-data');
    for (const [text, sentence] of [
      ['', /The file is empty/],
      ['user,item\n', /no row below/],
      ['PK', /zip archive/],
      ['{"response":{}}', /private/],
    ] as const) {
      await drop(page, 'bad', text);
      await expect(page.getByRole('alert')).toHaveText(sentence);
    }
    await drop(page, 'three.csv', 'user,item\na,1\na,2\nb,1\nb,2\n');
    await page.getByRole('button', { name: 'Build the data set' }).click();
    await expect(page.getByRole('alert')).toContainText('the largest k at which anything is left is 2');

    const owned = (appid: number) => ({ appid, name: '', playtime_forever: 90 });
    await drop(page, 'me.json', JSON.stringify({ response: { games: [1010, 1000, 7].map(owned) } }));
    await expect(page.getByText(/Of your 3 games, 2 are in the catalogue/)).toBeVisible();
    await page.getByRole('button', { name: 'Open in GRU4Rec' }).click();
    const at = new ModelPage(page, 'gru4rec');
    await expect(at.tiles).toHaveCount(2);
    await expect(page).toHaveURL(/games=1010,1000/);
  });

  test('of a million rows is read within 500 MB, and the page does not freeze', async ({
    page,
    browser,
  }, info) => {
    const file = info.outputPath('crowd.csv');
    writeFileSync(file, [...crowd(1_000_000, 40_000, 5_000)].join(''));
    await page.goto('/your-data');
    const thread = await MainThread.watch(page);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Build the data set' }).click();
    const report = page.getByRole('region', { name: 'What it became' });
    await expect(report.getByRole('row', { name: /^kept/ })).toBeVisible({ timeout: 60_000 });
    await report.getByRole('button', { name: /^Keep it/ }).click();
    await expect(page).toHaveURL(/data=own-/, { timeout: 30_000 });
    const { longestMs, longestCpuMs } = await thread.stop();
    const peak = await peakOfPages(browser);
    console.warn(`a million rows: longest task ${longestMs.toFixed(0)} ms; ${peak?.toFixed(0)} MB at most`);
    expect(longestCpuMs).toBeLessThan(400);
    if (peak !== null) expect(peak).toBeLessThan(500);
  });
});
