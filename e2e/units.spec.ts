import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { tinyHistory, tinyQuery } from './support/tiny';

test.use({ tiny: true });

test('a hidden unit: through the history, over the catalogue, and among players', async ({ page }) => {
  const at = await new ModelPage(page, 'gru4rec').open(tinyQuery);
  const figure = page.locator('figure#unit');
  const chart = figure.getByRole('img', { name: /^Unit \d over the history: h / });
  await expect(chart).toBeVisible();
  await expect(figure.locator('[data-kind]')).toHaveText('recorded');

  // One cursor: a unit that is chosen here is the one above.
  await figure.getByRole('slider', { name: 'Hidden state, to choose a unit of' }).press('Home');
  await expect(figure).toContainText('Unit 0, game by game');
  await expect(page).toHaveURL(/op=event\d+%2Fstate|op=event\d+\/state/);
  await expect(at.figure).toContainText(/unit 0/);

  await figure.getByRole('button', { name: 'Ask the model about all games' }).click();
  const highest = figure.getByRole('region', { name: 'Pushed highest' });
  await expect(highest.getByRole('list').first().getByRole('listitem')).toHaveCount(8);
  await expect(figure.locator('[data-kind]')).toHaveText('live');
  const pushed = await highest.getByRole('list').first().getByRole('listitem').allInnerTexts();
  const states = pushed.map((text) => {
    const [h, n, z] = (/(\S+) · (\S+) · (\S+)$/.exec(text.trim()) ?? [])
      .slice(1)
      .map((part) => Number(part.replace('−', '-')));
    expect((1 - z) * n).toBeCloseTo(h, 1);
    return h;
  });
  expect(states).toEqual(states.toSorted((a, b) => b - a));
  await expect(figure).toContainText(/A random 20 would have as many/);
  await expect(highest.getByRole('list').last().getByRole('listitem')).toHaveCount(3);

  // Another unit, other games; other weights, and the answer is gone.
  await figure.getByRole('slider', { name: 'Hidden state, to choose a unit of' }).press('End');
  await expect(figure).toContainText(`Unit 7 is pushed highest by`);
  await expect
    .poll(() => highest.getByRole('list').first().getByRole('listitem').allInnerTexts())
    .not.toEqual(pushed);
  await figure.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(figure.getByRole('row')).toHaveCount(41);
  await at.oneStep.click();
  await expect(figure.getByRole('button', { name: 'Ask the model about all games' })).toBeVisible();
  await expect(figure.getByRole('row')).toHaveCount(tinyHistory.length + 2);
});
