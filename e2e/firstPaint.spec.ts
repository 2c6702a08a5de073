import type { Page } from '@playwright/test';
import { type ModelName, neuralModels } from '../src/models/config';
import type { Op } from '../src/nn/recording';
import { decodeTape } from '../src/nn/tapeFile';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';

/** The ops of the tape that ships with the site. */
async function shippedOps(page: Page, model: ModelName): Promise<Op[]> {
  const answer = await page.request.get(`/data/tapes/${model}.bin`);
  return decodeTape(await answer.body()).recording.ops;
}

const idsOf = (ops: readonly Op[]): string[] => ops.map(({ id }) => id);

/** Hears what the page asks of tfjs's worker. */
function hearWorker(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().includes('/assets/worker/')) asked.push(request.url());
  });
  return asked;
}

for (const model of neuralModels) {
  test.describe(model, () => {
    test('plays the recorded tape, op by op, without loading tfjs', async ({ page }) => {
      const asked = hearWorker(page);
      const at = await new ModelPage(page, model).open();
      await expect(at.badge).toHaveText('recorded');
      await expect(at.messages).toHaveCount(0);

      const ops = await shippedOps(page, model);
      await at.scrubber.press('Home');
      await at.lookAtFigure();
      for (const [index, op] of ops.entries()) {
        if (index > 0) await page.keyboard.press('ArrowRight');
        await expect
          .poll(() => at.cursor(), { message: op.id, intervals: [20, 50, 100, 200] })
          .toEqual({
            transport: `${op.id}op ${index + 1} / ${ops.length}`,
            code: op.mark,
            codeInView: true,
            equation: `Equation of ${op.mark}`,
            shapes: expect.arrayContaining([`[${op.shape.join(', ')}]`]),
          });
      }
      await page.keyboard.press('ArrowRight');
      await expect(at.op).toHaveText(ops.at(-1)?.id as string);

      expect(asked).toEqual([]);
      await expect(at.badge).toHaveText('recorded');
    });

    test('goes to the same tensor elsewhere, plays, and is scrubbed', async ({ page }) => {
      const at = await new ModelPage(page, model).open();
      const ops = await shippedOps(page, model);

      // J and K: the same mark in the next and in the previous scope.
      const repeated = ops.find(({ mark, id }) =>
        ops.some((other) => other.mark === mark && other.id !== id),
      );
      const [first, second] = ops.filter(({ mark }) => mark === repeated?.mark);
      await page.goto(`/${model}?op=${first.id}`);
      await expect(at.op).toHaveText(first.id);
      await at.lookAtFigure();
      await page.keyboard.press('j');
      await expect(at.op).toHaveText(second.id);
      await page.keyboard.press('k');
      await expect(at.op).toHaveText(first.id);

      // Space plays on from here, and stops.
      await at.figure.getByRole('button', { name: /^Speed/ }).click();
      await at.lookAtFigure();
      const start = ops.indexOf(first);
      await page.keyboard.press('Space');
      await expect.poll(async () => idsOf(ops).indexOf(await at.op.innerText())).toBeGreaterThan(start + 1);
      await page.keyboard.press('Space');
      await expect(at.figure.getByRole('button', { name: 'Play (space)' })).toBeVisible();

      // The scrubber, by keyboard and by hand.
      await at.scrubber.press('End');
      await expect(at.op).toHaveText(ops.at(-1)?.id as string);
      await at.scrubber.press('Home');
      await expect(at.op).toHaveText(ops[0].id);
      const box = await at.scrubber.boundingBox();
      if (!box) throw new Error('the scrubber has no place');
      const placeOf = (index: number) => box.x + ((index + 0.5) / ops.length) * box.width;
      await page.mouse.move(placeOf(3), box.y + box.height / 2);
      await page.mouse.down();
      await expect(at.op).toHaveText(ops[3].id);
      await page.mouse.move(placeOf(ops.length - 2), box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      await expect(at.op).toHaveText(ops[ops.length - 2].id);
      await expect(page).toHaveURL(new RegExp(`op=${ops[ops.length - 2].id}`));
    });

    test('lights the same tensor in the code and in the picture', async ({ page }) => {
      const at = await new ModelPage(page, model).open();
      const ops = await shippedOps(page, model);
      // A tensor in the same scope and file as the one that the page opens at.
      const pairs = {
        gru4rec: ['state', 'update'],
        sasrec: ['weights', 'query'],
        bert4rec: ['weights', 'query'],
      };
      const [, other] = pairs[model];
      const current = await at.op.textContent();
      const scope = current?.slice(0, current.lastIndexOf('/'));
      const id = `${scope}/${other}`;
      expect(idsOf(ops)).toContain(id);

      const line = at.code.locator(`[data-mark=${other}]`);
      const step = at.figure.locator('[class*=picture] button[data-lit]');
      await line.hover();
      await expect(line).toHaveAttribute('data-hovered', 'true');
      await expect(step).toHaveCount(1);
      const lit = await step.first().elementHandle();
      await page.getByRole('heading', { level: 1 }).hover();
      await expect(step).toHaveCount(0);
      await expect(line).not.toHaveAttribute('data-hovered', 'true');

      await lit?.hover();
      await expect(line).toHaveAttribute('data-hovered', 'true');
      await lit?.click();
      await expect(at.op).toHaveText(id);
      await expect(line).toHaveAttribute('aria-current', 'true');

      // A term of the equation leads to the tensor that it stands for.
      const term = at.figure.locator('[aria-label^="Equation of"] [data-role=operand][data-mark]').first();
      const [mark] = ((await term.getAttribute('data-mark')) ?? '').split(' ');
      await term.hover();
      await expect(at.figure.locator('[aria-label^="Equation of"] [data-hovered]').first()).toBeVisible();
      await term.click();
      await expect(at.op).toHaveText(new RegExp(`(^|/)${mark}$`));
    });

    test('plays to a breakpoint, set from the keyboard or at a line number', async ({ page }) => {
      const at = await new ModelPage(page, model).open();
      const ops = await shippedOps(page, model);
      await at.scrubber.press('End');
      await at.lookAtFigure();
      await page.keyboard.press('b');
      const last = at.transport.getByRole('button', { name: /No breakpoint at probability/ });
      await expect(last).toHaveAttribute('aria-pressed', 'true');
      await last.click();

      const stop = ops[3];
      const line = at.code.locator(`[data-mark=${stop.mark}]`);
      await at.scrubber.press('Home');
      for (let step = 0; step < 3; step++) await at.scrubber.press('ArrowRight');
      await expect(at.op).toHaveText(stop.id);
      await line.locator('i').first().click();
      await expect(line).toHaveAttribute('data-breakpoint', 'true');
      await at.scrubber.press('Home');
      await at.lookAtFigure();
      await page.keyboard.press('Space');
      await expect(at.op).toHaveText(stop.id);
      await expect(at.transport.getByRole('button', { name: 'Play (space)' })).toBeVisible();
      await page.waitForTimeout(800);
      await expect(at.op).toHaveText(stop.id);
    });

    test('shows its twin in PyTorch, at the line that makes the same tensor', async ({ page }) => {
      const at = await new ModelPage(page, model).open();
      await at.code.getByRole('button', { name: 'PyTorch' }).click();
      await expect(at.code.getByRole('tab', { name: `${model}.py` })).toBeVisible();
      for (const { id, mark } of (await shippedOps(page, model)).slice(-9)) {
        await page.goto(`/${model}?op=${id}`);
        await at.code.getByRole('button', { name: 'PyTorch' }).click();
        if (mark === 'probability') continue;
        const line = at.code.locator('[aria-current]');
        await expect(line, id).toHaveAttribute('data-mark', mark);
        await expect(line, id).toContainText(`${mark} = `);
      }
    });
  });
}
