import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { parseShown } from './support/shown';
import { tinyHistory, tinyTitle } from './support/tiny';

test.use({ tiny: true });

const byHand = (page: Page) => page.locator('figure#by-hand');
const questions = (page: Page) => page.locator('section').filter({ hasText: 'Before you look' });

/** Guesses, and gives what was revealed. */
async function reveal(page: Page, index: number): Promise<string> {
  const question = questions(page).nth(index);
  const choices = question.getByRole('group').getByRole('button');
  if ((await choices.count()) > 0) await choices.first().click();
  await question.getByRole('button', { name: 'Measure it' }).click();
  const answer = question.locator('p[role=status]');
  await expect(answer).not.toBeEmpty({ timeout: 30_000 });
  return answer.innerText();
}

test('GRU4Rec: one unit by hand, with the numbers of the figure below it', async ({ page }) => {
  const at = await new ModelPage(page, 'gru4rec').open();
  const figure = byHand(page);
  await figure.getByRole('combobox', { name: 'The game that is read' }).selectOption('2');
  await expect(at.op).toHaveText('event2/state');
  await figure.getByRole('slider', { name: 'Unit' }).fill('5');
  const equation = at.figure.locator('[aria-label^="Equation of"] p');
  for (const [row, mark] of ['reset', 'update', 'candidate', 'state'].entries()) {
    const line = figure.getByRole('listitem').nth(row).getByRole('button');
    await line.click();
    await expect(line).toHaveAttribute('aria-pressed', 'true');
    await expect(at.op).toHaveText(`event2/${mark}`);
    await expect(equation).toHaveText(
      `game 3 of ${tinyHistory.length}, unit 5 ${await line.locator('b').innerText()}`,
    );
  }
  // And the other way round: the cursor of the page moves the example.
  await at.lookAtFigure();
  await page.keyboard.press('k');
  await expect(figure.getByRole('combobox')).toHaveValue('1');
});

test('SASRec: one row of one head by hand, its weights and what is heard', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open();
  const figure = byHand(page);
  await expect(figure.getByRole('row')).toHaveCount(tinyHistory.length + 2);
  await figure.getByRole('combobox', { name: 'The game that asks' }).selectOption('3');
  await figure.getByRole('button', { name: 'Block 2' }).click();
  await figure.getByRole('button', { name: 'Head 2' }).click();
  await expect(at.op).toHaveText('block1/weights');
  await expect(figure.getByRole('row')).toHaveCount(4 + 2);
  const rows = await figure
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
  const numbers = rows.map((row) => row.map((text) => parseShown(text).value));
  const [sum] = numbers.slice(-1);
  const total = (column: number) => numbers.slice(0, -1).reduce((all, row) => all + row[column], 0);
  expect(total(2)).toBeCloseTo(sum[2], 2);
  expect(total(3)).toBeCloseTo(1, 2);
  expect(total(5)).toBeCloseTo(sum[5], 2);
  // The last of the four looks at itself with what the figure below says.
  const equation = await at.figure.locator('[aria-label^="Equation of"] p').innerText();
  expect(equation).toContain('head 2, from game 4 to game 4');
  expect(equation.endsWith(`= ${rows[3][3]}`), `${equation} ends in ${rows[3][3]}`).toBe(true);
});

test('BERT4Rec: one blank by hand, and what it costs once there is an answer', async ({ page }) => {
  const at = await new ModelPage(page, 'bert4rec').open();
  const figure = byHand(page);
  await expect(figure).toContainText('nobody knows yet what belongs there');
  await figure.getByRole('button', { name: /^Hide / }).click();
  await expect(at.badge).toHaveText('live');
  const hidden = tinyTitle(tinyHistory[2]);
  await expect(figure).toContainText(`Under this blank lies ${hidden}`);
  const row = figure.getByRole('row', { name: new RegExp(`^\\d+\\. ${hidden} ✓`) });
  const [, , p, surprise] = await row.getByRole('cell').allInnerTexts();
  await expect(figure).toContainText(`−ln ${p} = ${surprise}`);
  expect(-Math.log(parseShown(p).value)).toBeCloseTo(parseShown(surprise).value, 1);
});

test('GRU4Rec asks three questions, and answers them from what is on the page and in the worker', async ({
  page,
}) => {
  const at = await new ModelPage(page, 'gru4rec').open();
  await expect(questions(page)).toHaveCount(3);
  expect(await reveal(page, 0)).toMatch(/^\d+ %, at \w+ \d+; at the other games it is \d+ % on average/);
  expect(await reveal(page, 1)).toMatch(/^\d+ % of the norms; Cedar 3, 4 games earlier, gets [\d.]+ %/);
  expect(await reveal(page, 2)).toMatch(/^\w+ \d+ is now at rank \d+/);
  // Another history, other questions.
  await at.tiles.first().focus();
  await page.keyboard.press('Delete');
  await expect(questions(page).first()).toContainText(`This player owns ${tinyHistory.length - 1} games`);
  await expect(questions(page).first().locator('p[role=status]')).toBeEmpty();
});

test('SASRec asks two', async ({ page }) => {
  await new ModelPage(page, 'sasrec').open();
  await expect(questions(page)).toHaveCount(2);
  expect(await reveal(page, 0)).toMatch(
    /^[\d.]+ %, averaged over the heads; shared out evenly it would be 50 %/,
  );
  expect(await reveal(page, 1)).toMatch(/^Without \w+ \d+, ln p of \w+ \d+ changes by −?\d/);
});

test('BERT4Rec asks two', async ({ page }) => {
  await new ModelPage(page, 'bert4rec').open();
  await expect(questions(page)).toHaveCount(2);
  expect(await reveal(page, 0)).toMatch(
    /^\d of 6\. Ember 5, in the middle, is at rank \d+; Amber 9, at the end, at rank \d+/,
  );
  expect(await reveal(page, 1)).toMatch(/^\d+: \d\.\d blanks a player against \d\.\d games, over 96 players/);
});
