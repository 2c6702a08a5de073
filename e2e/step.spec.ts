import { neuralModels } from '../src/models/config';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { tinyHistory, tinyQuery, tinyTitle } from './support/tiny';

test.use({ tiny: true });

for (const model of neuralModels) {
  test(`${model}: a training step is taken apart, from the predictions to the weights`, async ({ page }) => {
    const at = await new ModelPage(page, model).open(tinyQuery);
    const figure = page.locator('figure#step');
    await figure.getByRole('button', { name: 'Take a step apart' }).click();

    const predictions = figure.locator('ol').first().getByRole('button');
    const causal = model !== 'bert4rec';
    await expect(predictions).toHaveCount(causal ? tinyHistory.length - 1 : 1);
    await expect(predictions.last()).toHaveAttribute('aria-pressed', 'true');
    const last = tinyTitle(tinyHistory.at(-1) as number);
    await expect(predictions.last()).toContainText(last);
    // The loss of one prediction is its own surprise.
    const loss = async () => Number(/loss ([\d.]+)/.exec(await figure.innerText())?.[1]);
    const surprise = Number(/−ln p ([\d.]+)/.exec(await predictions.last().innerText())?.[1]);
    expect(await loss()).toBeCloseTo(surprise, 1);

    await expect(figure.getByText('whom the step pulls up', { exact: false })).toBeVisible();
    await figure.getByRole('button', { name: /^(Queries|Block 1 · Queries|Update gates)/ }).click();
    await expect(figure.getByRole('img', { name: /Gradient of/ })).toBeVisible();
    await figure
      .getByRole('button', { name: /^items/ })
      .last()
      .click();
    await expect(figure).toContainText(/\.9 · 0\.000 \+ \.1 · \S+ = \S+/);
    await expect(figure).toContainText('update 1');

    await figure.getByRole('button', { name: 'Let all of them count' }).click();
    await expect(figure).toContainText('Choose one prediction above');

    // Another history, another step; and a step of the run is the next update.
    await at.tiles.first().focus();
    await page.keyboard.press('Delete');
    await expect(predictions).toHaveCount(causal ? tinyHistory.length - 2 : 1);
    await at.oneStep.click();
    await expect(figure).toContainText('update 2');
  });
}
