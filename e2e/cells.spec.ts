import { neuralModels } from '../src/models/config';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { tinyHistory, tinyQuery, tinyTitle } from './support/tiny';

test.use({ tiny: true });

for (const model of neuralModels) {
  test(`${model}: every operation has its code, its numbers, its values and its inputs`, async ({ page }) => {
    const at = await new ModelPage(page, model).open(`${tinyQuery}&op=x`);
    await at.scrubber.press('Home');
    const count = Number(/\/ (\d+)/.exec(await at.transport.innerText())?.[1]);
    const lacking: string[] = [];
    for (let index = 0; index < count; index++) {
      const id = await at.op.innerText();
      const mark = id.slice(id.lastIndexOf('/') + 1);
      // A cell, by keyboard where the tensor is drawn as cells, from the curve where it is over the catalogue.
      const cells = at.figure.locator('[class*=_picture_] [role=slider]').first();
      const overCatalogue = mark === 'scores' || mark === 'probability';
      await cells.press(overCatalogue ? 'Home' : 'ArrowRight');
      if (overCatalogue) await cells.press('Enter');
      await expect(at.op, 'choosing a cell stays at the operation').toHaveText(id);
      const line = at.code.locator('[aria-current]').first();
      await expect(line, id).toHaveAttribute('data-mark', mark);
      const equation = at.figure.getByRole('region', { name: `Equation of ${mark}` });
      const inputs = at.figure.getByRole('region', { name: 'Computed from' });
      const values = at.figure.getByRole('img', { name: / values.*: from .* the cell (has|is) / });
      const numbers = (await equation.locator('p').innerText()).replaceAll('\n', ' ');
      const shown = {
        numbers: / = \S+$|−∞|may be seen|lies in the future/.test(numbers),
        place: /(game \d|the mask)/.test(numbers),
        values: (await values.count()) === 1,
        inputs: (await inputs.locator('button:has(.viz-lit:not([visibility=hidden]))').count()) > 0,
        table: /Looked up in/.test(await inputs.innerText()),
      };
      if (!shown.numbers || !shown.place || !shown.values || !(shown.inputs || shown.table))
        lacking.push(`${id}: ${JSON.stringify(shown)} ${numbers}`);
      if (index < count - 1) await at.scrubber.press('ArrowRight');
    }
    expect(lacking).toEqual([]);
  });

  test(`${model}: pointing at a cell lights what it was computed from`, async ({ page }) => {
    const id = model === 'gru4rec' ? 'event3/state' : 'block0/affinity';
    const at = await new ModelPage(page, model).open(`${tinyQuery}&op=${id}`);
    const inputs = at.figure.getByRole('region', { name: 'Computed from' });
    await expect(inputs).toContainText('point at a cell');
    const cells = at.figure.locator('[class*=_picture_] .viz-stage:has(> [role=slider])').first();
    const box = await cells.boundingBox();
    if (!box) throw new Error('the picture has no place');
    await cells.hover({ position: { x: box.width * 0.3, y: box.height * 0.7 } });
    const nameOfFirst = inputs.getByRole('button').first();
    await expect(inputs).toContainText('was computed from');
    await expect(nameOfFirst).toContainText(/game \d · (unit \d|all \d+ units)/);
    // Choosing an input goes there, to the cells that were lit.
    await page.mouse.move(0, 0);
    await at.figure.locator('[class*=_picture_] [role=slider]').first().press('ArrowRight');
    await nameOfFirst.click();
    await expect(at.op).toHaveText(model === 'gru4rec' ? /candidate$/ : 'block0/query');
    await expect(page).toHaveURL(/cell=/);
  });

  test(`${model}: an edit of the history moves games in the ranking, and says since when`, async ({
    page,
  }) => {
    const at = await new ModelPage(page, model).open(`${tinyQuery}&op=probability`);
    await expect(at.figure).toContainText('Change the history or train, and see here what moves.');
    await expect(at.figure.locator('.viz-rank-change').filter({ hasText: /[▲▼]/ })).toHaveCount(0);
    const choice = at.figure.getByRole('button', { name: 'Before and now' });
    await expect(choice).toHaveCount(0);

    await at.tiles.first().focus();
    await page.keyboard.press('Delete');
    const removed = tinyTitle(tinyHistory[0]);
    await expect(at.figure).toContainText(`Moved since you removed ${removed}`);
    await choice.click();
    const chart = at.figure.getByRole('listbox', { name: /since you removed .* climb, \d+ fall/ });
    const games = chart.getByRole('option');
    expect(await games.count()).toBeGreaterThanOrEqual(10);
    await games.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(games.nth(1)).toBeFocused();
    await expect(games.nth(1)).toHaveAttribute('aria-label', /: 2, (up|down|as before|comes in|was in)/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/op=probability&?.*cell=/);

    await at.figure.getByRole('button', { name: 'Table', exact: true }).click();
    const table = at.figure.getByRole('region', { name: new RegExp(`since you removed ${removed}`) });
    await expect(table.getByRole('columnheader', { name: 'Rank before' })).toBeVisible();
    expect(await table.getByRole('row').count()).toBeGreaterThan(10);

    // The other thing that can lie between: a step of training.
    await at.oneStep.click();
    await expect(at.figure).toContainText(/Moved since (about )?(step \d+|the model as shipped|another run)/);
  });
}
