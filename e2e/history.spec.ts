import { neuralModels } from '../src/models/config';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';

for (const model of neuralModels) {
  test(`${model}: editing the history changes everything at once, and the address with it`, async ({
    page,
    context,
  }) => {
    const at = await new ModelPage(page, model).open();
    const example = await at.titles();
    const before = await at.recommended();
    await expect(at.badge).toHaveText('recorded');

    // Take away the last game, by keyboard.
    await at.tiles.last().focus();
    await page.keyboard.press('Delete');
    await expect(at.tiles).toHaveCount(example.length - 1);
    await expect(at.badge).toHaveText('live');
    await expect.poll(() => at.recommended()).not.toEqual(before);
    await expect(at.history).toContainText(`History · ${example.length - 1} games`);
    const shorter = await at.recommended();

    // Add one by searching its title; those that are there already are not offered.
    await at.figure.getByRole('button', { name: 'Add a game' }).click();
    const search = page.getByRole('combobox', { name: 'Search by title, genre or year' });
    const offered = page.getByRole('dialog', { name: 'Add a game' }).getByRole('option');
    await search.fill(example[0]);
    await expect(offered.filter({ has: page.getByText(example[0], { exact: true }) })).toHaveCount(0);
    await search.fill('no game is called like this');
    await expect(page.getByText('No game of this data set matches.')).toBeVisible();
    await search.fill('dust');
    const found = await offered.first().locator('span').textContent();
    await search.press('Enter');
    await search.press('Escape');
    await expect(at.tiles).toHaveCount(example.length);
    expect((await at.titles()).at(-1)).toBe(found);
    await expect.poll(() => at.recommended()).not.toEqual(shorter);

    // Put it in another place, by keyboard; the focus goes with it.
    const gamesIn = () => new URL(page.url()).searchParams.get('games')?.split(',') ?? [];
    await expect.poll(() => gamesIn().length).toBe(example.length);
    const appIds = gamesIn();
    await at.tiles.last().focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Alt+ArrowLeft');
    const twoEarlier = <T>(games: T[]) => [...games.slice(0, -3), ...games.slice(-1), ...games.slice(-3, -1)];
    const moved = twoEarlier([...example.slice(0, -1), found]);
    await expect.poll(() => at.titles()).toEqual(moved);
    await expect(at.tiles.nth(moved.length - 3)).toBeFocused();

    // The address is this history: a new page shows the same games and, from the same weights, the same ranking.
    await expect.poll(gamesIn).toEqual(twoEarlier(appIds));
    const twin = new ModelPage(await context.newPage(), model);
    await twin.page.goto(page.url());
    await expect.poll(() => twin.titles()).toEqual(moved);
    await expect(twin.badge).toHaveText('live');
    await expect.poll(() => twin.recommended()).toEqual(await at.recommended());
    await twin.page.close();

    // And back again, one edit at a time.
    const undo = at.history.getByRole('button', { name: 'Undo' });
    await undo.click();
    await undo.click();
    await expect.poll(() => at.titles()).toEqual([...example.slice(0, -1), found]);
    await undo.click();
    await undo.click();
    await expect.poll(() => at.titles()).toEqual(example);
    await expect(undo).toBeDisabled();
    await expect.poll(() => at.recommended()).toEqual(before);
    await at.tiles.first().focus();
    await page.keyboard.press('Delete');
    await at.history.getByRole('button', { name: 'Reset to the example' }).click();
    await expect.poll(() => at.titles()).toEqual(example);
  });
}

test('an edit that is undone before it was answered is answered as undone', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open();
  const titles = await at.titles();
  const before = await at.recommended();
  await at.tiles.last().focus();
  await page.keyboard.press('Delete');
  await at.history.getByRole('button', { name: 'Undo' }).click();
  await expect(at.badge).toHaveText('recorded');
  await expect(at.badge).toHaveText('live');
  await expect.poll(() => at.titles()).toEqual(titles);
  await expect.poll(() => at.recommended()).toEqual(before);
});

test('an edit leaves the cursor where it was, and the tab of the code that was opened', async ({ page }) => {
  const at = await new ModelPage(page, 'gru4rec').open();
  await at.scrubber.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const op = await at.op.textContent();
  const other = at.figure.getByRole('tab', { selected: false }).first();
  const file = (await other.textContent()) ?? '';
  await other.click();
  await at.tiles.last().focus();
  await page.keyboard.press('Delete');
  await expect(at.badge).toHaveText('live');
  await expect(at.op).toHaveText(op ?? '');
  await expect(at.figure.getByRole('tab', { name: file })).toHaveAttribute('aria-selected', 'true');
});

test('hides games from BERT4Rec, and asks for the next one again', async ({ page }) => {
  const at = await new ModelPage(page, 'bert4rec').open();
  const titles = await at.titles();
  const switches = at.figure.getByRole('group', { name: 'Games to hide' });
  const slots = at.figure
    .getByRole('listbox', { name: /^Games expected under the masks/ })
    .getByRole('option');
  await expect(at.ranking).toHaveCount(5);

  await switches.getByRole('button', { name: titles[2], exact: true }).click();
  await expect(at.badge).toHaveText('live');
  await expect(slots).toHaveCount(1);
  await expect(slots.first()).toHaveAttribute('aria-label', new RegExp(`${titles[2]}.*Guesses: .+ \\S+, .+`));
  await expect(page).toHaveURL(/mask=2/);
  await expect(at.tiles.nth(2).locator('[data-masked]')).toBeVisible();

  await switches.getByRole('button', { name: titles[4], exact: true }).click();
  await expect(slots).toHaveCount(2);
  await expect(page).toHaveURL(/mask=2,4/);

  // A mask stays with its game when another is taken away.
  await at.tiles.first().focus();
  await page.keyboard.press('Delete');
  await expect(page).toHaveURL(/mask=1,3/);
  await expect(slots.first()).toHaveAttribute('aria-label', new RegExp(titles[2]));

  await at.figure.getByRole('button', { name: 'Show all, ask for the next' }).click();
  await expect(at.ranking).toHaveCount(5);
  await expect(page).not.toHaveURL(/mask=/);

  await at.figure.getByRole('button', { name: 'Hide at random' }).click();
  await expect(slots).not.toHaveCount(0);
  await expect(page).toHaveURL(/mask=\d/);
});
