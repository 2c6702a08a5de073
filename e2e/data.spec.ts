import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { missing, serve } from './support/serve';

const figure = (page: Page, id: string) => page.locator(`figure#${id}`);

/** Hears whether tfjs is asked for. */
function hearTraining(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (/\/assets\/worker\/(?!counting)/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

const numberIn = async (locator: Locator): Promise<number> =>
  Number((await locator.innerText()).replaceAll(',', ''));

test.describe('the chapter on the data', () => {
  test('counts the tail, and the head as the reader draws it, without tfjs', async ({ page }) => {
    const asked = hearTraining(page);
    await page.goto('/data');
    const tail = figure(page, 'tail');
    const share = tail.locator('strong').first();
    await expect(share).toHaveText(/^\d+ %$/);
    const before = await share.innerText();
    const chart = tail.getByRole('slider', { name: 'Games by number of players' });
    await chart.press('End');
    await expect(chart).toHaveAttribute('aria-valuetext', /^No\. [\d,]+ · .+ players?$/);
    await chart.press('Home');
    await expect(tail.locator('output').filter({ hasText: 'No. 1 ·' })).toBeVisible();
    await tail.getByRole('slider', { name: 'The head of the list' }).press('End');
    await expect(share).not.toHaveText(before);
    await tail.getByRole('button', { name: 'Logarithmic' }).click();
    await tail.getByRole('button', { name: 'Table' }).click();
    await expect(tail.getByRole('row').nth(1)).toContainText('1');
    expect(asked).toEqual([]);
  });

  test('peels the graph round by round, until nothing falls or nobody is left', async ({ page }) => {
    await page.goto('/data');
    const core = figure(page, 'core');
    const rounds = core.getByRole('group', { name: 'Rounds' });
    const players = core.locator('dd').first();
    await expect(rounds).toContainText(/before, of \d+ rounds/);
    const before = await numberIn(players);
    await rounds.getByRole('button', { name: /^Next round/ }).click();
    await expect(rounds).toContainText('after round 1');
    expect(await numberIn(players)).toBeLessThan(before);
    await expect(core.getByText(/have fallen in this round/)).toBeVisible();

    const k = core.getByRole('slider', { name: /^k:/ });
    await k.press('End');
    await expect(rounds).toContainText('before');
    await rounds.getByRole('button', { name: /^Play/ }).click();
    await expect(core.getByText(/^Nobody is left/)).toBeVisible({ timeout: 30_000 });
    expect(await numberIn(players)).toBe(0);
    await k.press('Home');
    await expect(core.getByText(/players? before|recipe/)).toBeVisible();
  });

  test('cuts a history in three, and packs eight of them', async ({ page }) => {
    await page.goto('/data');
    const split = figure(page, 'split');
    const tiles = split.getByRole('list', { name: 'The history, and its split' }).getByRole('listitem');
    await expect(tiles.last()).toContainText('test');
    await expect(tiles.last()).toContainText('kept back');
    await split.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(tiles.last()).toContainText('asked');
    await expect(tiles.nth(-2)).toContainText('read');
    await split.getByRole('slider', { name: /^L:/ }).press('Home');
    await expect(tiles.filter({ hasText: 'read' })).toHaveCount(4);
    await expect(split.getByText(/8 × 4 cells/).first()).toBeVisible();
    await expect(tiles.first()).toContainText('out of reach');
    const titles = await tiles.allTextContents();
    await split.getByRole('button', { name: 'Eight others' }).click();
    await expect.poll(() => tiles.allTextContents()).not.toEqual(titles);
  });

  test('asks for a guess, and answers with what it measures', async ({ page }) => {
    await page.goto('/data');
    const question = page.getByRole('region', { name: /^Put all games in one order/ });
    const guess = question.getByRole('slider', { name: 'Your guess' });
    await expect(guess).toBeVisible();
    await guess.press('End');
    await question.getByRole('button', { name: 'Measure it' }).click();
    await expect(question.locator('p[role=status]')).toHaveText(
      /^\d+ % of [\d,]+ pairs.*too high by \d+ points/,
    );
    await expect(guess).toBeDisabled();

    const order = figure(page, 'order');
    const rows = order.getByRole('listitem');
    await expect(rows).toHaveCount(12);
    const pairs = await rows.allTextContents();
    await order.getByRole('combobox').selectOption('0');
    await expect.poll(() => rows.allTextContents()).not.toEqual(pairs);
    await expect(order.getByText(/at least \d+ libraries hold/)).toBeVisible();
  });
});

test.describe('the chapter on baselines', () => {
  test('recommends from the history on the page, with reasons, and follows every edit', async ({ page }) => {
    const asked = hearTraining(page);
    await page.goto('/baselines');
    const ask = figure(page, 'ask');
    const answer = (name: string) => ask.getByRole('region', { name: `${name} recommends` });
    const tiles = ask.getByRole('region', { name: 'History' }).getByRole('listitem').getByRole('button');
    await expect(answer('Markov').getByRole('listitem')).toHaveCount(6);
    await expect(answer('Popularity').getByRole('listitem').first()).toContainText('players have it');
    await expect(answer('Item-kNN').getByRole('listitem').first()).toContainText('like ');
    const [popular, alike] = await Promise.all(
      ['Popularity', 'Item-kNN'].map((name) => answer(name).getByRole('list').innerText()),
    );
    const chain = await answer('Markov').innerText();

    // The last game to the front: only the chain reads an order.
    await tiles.last().focus();
    await page.keyboard.press('Alt+Home');
    await expect.poll(() => answer('Markov').innerText()).not.toBe(chain);
    expect(await answer('Popularity').getByRole('list').innerText()).toBe(popular);
    expect(await answer('Item-kNN').getByRole('list').innerText()).toBe(alike);
    await expect(page).toHaveURL(/games=/);

    while ((await tiles.count()) > 0) {
      await tiles.first().focus();
      await page.keyboard.press('Delete');
    }
    await expect(ask.getByText('Nothing has been asked.')).toBeVisible();
    await ask.getByRole('button', { name: 'Reset to the example' }).click();
    await expect(answer('Markov')).toHaveText(chain.replaceAll('\n', ''), { useInnerText: false });

    await ask.getByRole('tab', { name: 'markov.ts' }).click();
    await expect(ask.getByRole('region', { name: 'Source code' })).toContainText('askedAt');
    expect(asked).toEqual([]);
  });

  test('grades the guess and fills the leaderboard from the same count', async ({ page }) => {
    await page.goto('/baselines');
    const board = figure(page, 'stand').getByRole('row');
    const question = page.getByRole('region', { name: /^Everybody’s last game/ });
    await expect(question.getByRole('button', { name: 'Measure it' })).toBeDisabled();
    await expect(board).toHaveCount(0);
    await question.getByRole('button', { name: 'Popularity' }).click();
    await question.getByRole('button', { name: 'Measure it' }).click();
    await expect(board).toHaveCount(4);
    const best = await board.last().getByRole('rowheader').innerText();
    const worst = (await board.nth(1).getByRole('cell').nth(1).innerText()).trim();
    expect(await board.nth(1).getByRole('rowheader').innerText()).toBe('Popularity');
    await expect(question.getByRole('status')).toHaveText(
      new RegExp(`^${best}, with .*Popularity has ${worst}\\.$`),
    );

    const test = await board.allTextContents();
    await figure(page, 'stand')
      .getByRole('button', { name: /^Validation/ })
      .click();
    await expect.poll(() => board.allTextContents()).not.toEqual(test);

    const slices = figure(page, 'slices');
    await expect(slices.getByRole('listitem').first()).toContainText('0–4 times');
    await slices.getByRole('combobox').selectOption('popularity');
    await expect(slices.getByRole('listitem')).toHaveCount(2);
  });
});

test.describe('with a data set of forty games', () => {
  test.use({ tiny: true });

  test('both chapters count what there is', async ({ page }) => {
    await page.goto('/data');
    await expect(figure(page, 'tail').locator('strong').first()).toHaveText(/%/);
    await expect(figure(page, 'core').getByRole('group', { name: 'Rounds' })).toBeVisible();
    await expect(figure(page, 'order').getByRole('listitem').first()).toBeVisible();
    await expect(figure(page, 'split').getByText(/8 × 50 cells/)).toBeVisible();
    await page.goto('/baselines');
    await figure(page, 'stand').getByRole('button', { name: 'see it without a guess' }).click();
    await expect(figure(page, 'stand').getByRole('row')).toHaveCount(4);
    await expect(figure(page, 'ask').getByRole('region', { name: 'Markov recommends' })).toBeVisible();
  });
});

test.describe('without a data set', () => {
  test.use({ expectedErrors: /404/ });

  test('every figure says so, and the chapters can still be read', async ({ page, context }) => {
    await serve(context, { 'twin/dataset.bin': missing });
    for (const [path, figures] of [
      ['/data', 4],
      ['/baselines', 3],
    ] as const) {
      await page.goto(path);
      await expect(page.locator('figure').getByRole('alert')).toHaveCount(figures);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
  });
});
