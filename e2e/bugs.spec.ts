import AxeBuilder from '@axe-core/playwright';
import { diagnoses } from '../app/bugs/diagnoses';
import { exercises } from '../app/bugs/exercises';
import { brokenSide, optionsOf, sides } from '../app/bugs/grading';
import { expect, test } from './fixtures';

test.use({ tiny: true });
test.setTimeout(240_000);

const [exercise] = exercises;
const broken = brokenSide(exercise, 0);
const sound = sides.find((side) => side !== broken);

test('an exercise, answered wrongly and then rightly', async ({ page }) => {
  await page.goto('/bugs');
  const figure = page.locator(`figure#${exercise.id}`);
  await expect(figure.getByRole('region', { name: 'Tests of both runs' })).toHaveCount(0);
  await figure.getByRole('button', { name: 'Train both' }).click();
  const table = figure.getByRole('region', { name: 'Tests of both runs' });
  await expect(table).toBeVisible({ timeout: 90_000 });

  // The numbers that tell: without the fault, the first batch costs a blind guess among forty games.
  const first = await table
    .getByRole('row', { name: /^Loss of the first batch/ })
    .getByRole('cell')
    .allInnerTexts();
  const loss = Object.fromEntries(sides.map((side, i) => [side, Number(first[i])]));
  expect(loss[broken]).toBeGreaterThan(1.5 * loss[sound ?? 'A']);
  expect(loss[sound ?? 'A']).toBeCloseTo(Math.log(40), 0);
  await expect(table.getByRole('row', { name: /^others are asked/ }).getByRole('cell')).toHaveText([
    '0 %',
    '0 %',
  ]);
  await figure.getByRole('tab', { name: 'One player' }).click();
  for (const side of sides)
    await expect(
      figure.getByRole('region', { name: `What ${side} expects` }).getByRole('option'),
    ).toHaveCount(6);
  await figure.getByRole('tab', { name: 'Attention' }).click();
  await expect(figure.getByRole('img', { name: /^Attention weights of [AB]/ })).toHaveCount(2);

  await figure.getByRole('button', { name: 'A hint (0 of 3 taken)' }).click();
  await expect(figure.getByText(exercise.hints[0])).toBeVisible();
  const answer = async (side: string | undefined) => {
    await figure.getByRole('button', { name: `Run ${side}` }).click();
    await figure.getByRole('button', { name: 'This one' }).click();
  };
  await answer(sound);
  await expect(figure).toContainText(`Not ${sound}`);
  await expect(figure.getByRole('radio')).toHaveCount(0);
  await answer(broken);

  const options = optionsOf(exercise, 0);
  await expect(figure.getByRole('radio')).toHaveCount(options.length);
  const wrong = options.find((option) => option !== exercise.fault) ?? options[0];
  const diagnose = async (option: keyof typeof diagnoses) => {
    await figure.getByRole('radio', { name: diagnoses[option].label }).check();
    await figure.getByRole('button', { name: 'That is it' }).click();
  };
  await diagnose(wrong);
  await expect(figure).toContainText(diagnoses[wrong].sign);
  await expect(figure.getByRole('region', { name: 'Verdict' })).toHaveCount(0);
  await diagnose(exercise.fault);

  const verdict = figure.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText(`Run ${broken}`);
  await expect(verdict).toContainText(loss[broken].toFixed(2));
  await expect(verdict.getByRole('region', { name: 'The lines that did it' })).toContainText("'loud-items'");
  const score = page.getByRole('navigation', { name: 'Exercises' }).getByRole('status');
  await expect(score).toHaveText('1 of 8 found, 0 at first sight');
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(width).toBeLessThanOrEqual(0);
  }

  await page.reload();
  await expect(score).toHaveText('1 of 8 found, 0 at first sight');
});

test('an exercise under way stands still while another is open, and is as it was afterwards', async ({
  page,
}) => {
  await page.goto('/bugs#bug-7');
  const figure = page.locator('figure#bug-7');
  await expect(figure.getByRole('heading')).toHaveText('Hard to reproduce');
  await figure.getByRole('button', { name: 'Train both' }).click();
  const open = (name: RegExp) =>
    page.getByRole('navigation', { name: 'Exercises' }).getByRole('button', { name }).click();
  await open(/Almost as good/);
  await expect(page).toHaveURL(/#bug-8$/);
  const next = page.locator('figure#bug-8');
  await expect(next.getByRole('button', { name: 'Train both' })).toBeEnabled();
  await next.getByRole('button', { name: 'Train both' }).click();
  await expect(next.getByRole('tab', { name: 'Tests' })).toBeVisible({ timeout: 90_000 });
  await next.getByRole('button', { name: 'Try again with another seed' }).click();
  await expect(next.getByRole('button', { name: 'Train both' })).toBeEnabled();
  await expect(next.getByRole('tab', { name: 'Tests' })).toHaveCount(0);

  await open(/Hard to reproduce/);
  await expect(figure.getByRole('button', { name: 'Go on' })).toBeEnabled({ timeout: 60_000 });
  await expect(next).toBeHidden();
});
