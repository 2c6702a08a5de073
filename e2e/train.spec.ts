import { neuralModels } from '../src/models/config';
import { expect, test } from './fixtures';
import { MainThread } from './support/mainThread';
import { ModelPage } from './support/modelPage';
import { savedRun } from './support/saved';
import { tinyQuery, tinyStepsPerEpoch } from './support/tiny';

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

test.describe('on a quiet machine', () => {
  // A machine that is busy for a moment gets another chance: the limits are of time.
  test.describe.configure({ retries: 2 });

  for (const model of neuralModels) {
    test(`${model} learns within ten seconds, and the page stays quick`, async ({ page }) => {
      const at = await new ModelPage(page, model).open();
      const thread = await MainThread.watch(page);
      const pressed = performance.now();
      await at.train.click();
      await expect.poll(() => at.points('Training loss'), { timeout: 10_000 }).toBeGreaterThan(0);
      const firstLoss = seconds(pressed);
      const before = await at.ndcg();
      await expect.poll(() => at.ndcg(), { timeout: 10_000 }).not.toBe(before);
      const moved = seconds(pressed);
      await expect(at.badge).toHaveText('live');
      await expect.poll(() => at.points('Training loss'), { timeout: 20_000 }).toBeGreaterThan(9);

      const busy = await thread.stop();
      console.warn(
        `${model}: first loss after ${firstLoss} s, NDCG@10 moved after ${moved} s; ` +
          `longest task ${busy.longestMs.toFixed(0)} ms, of which ${busy.longestCpuMs.toFixed(0)} ms on the processor`,
      );
      expect(Number(moved)).toBeLessThan(10);
      // Of the processor's time: on a busy machine a short task waits, and its wall time says nothing of the page.
      expect(busy.longestCpuMs).toBeLessThanOrEqual(100);

      const stopped = await at.pauseRun();
      await at.oneStep.click();
      await expect.poll(() => at.steps()).toBe(stopped + 1);
      await expect(at.train).toHaveText('Go on');
      const losses = (await savedRun(page, model))?.losses.map(({ loss }) => loss) ?? [];
      expect(losses.length).toBeGreaterThan(9);
      expect(losses.at(-1)).toBeLessThan(losses[0]);
    });
  }
});

test.describe('a tiny run', () => {
  test.use({ tiny: true });

  /** Enough for BERT4Rec too, which learns from a few blanks a step; without dropout, whose luck would weigh as much. */
  const EPOCHS = 15;
  const query = `${tinyQuery.replace('dropout=0.1', 'dropout=0')}&epochs=${EPOCHS}`;

  for (const model of neuralModels) {
    test(`${model} steps, trains to its end, and its loss falls`, async ({ page }) => {
      const at = await new ModelPage(page, model).open(query);
      await at.oneStep.click();
      await expect.poll(() => at.steps()).toBe(1);
      await at.oneStep.click();
      await expect.poll(() => at.steps()).toBe(2);
      const first = await at.loss();

      await expect(at.train).toHaveText('Go on');
      await at.train.click();
      await expect(at.train).toHaveText('Train again', { timeout: 30_000 });
      expect(await at.loss()).toBeLessThan(first);
      const saved = await savedRun(page, model);
      expect(saved?.step).toBe(EPOCHS * tinyStepsPerEpoch);
      const losses = saved?.losses.map(({ loss }) => loss) ?? [];
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(mean(losses.slice(-4))).toBeLessThan(0.95 * mean(losses.slice(0, 4)));
      await expect(at.figure.getByRole('table').last()).toContainText('Popularity');
    });
  }

  test('changing a setting asks for a run of its own', async ({ page }) => {
    const at = await new ModelPage(page, 'sasrec').open(`${tinyQuery}&epochs=2`);
    await at.oneStep.click();
    await expect(at.train).toHaveText('Go on');
    await at.figure.getByRole('combobox', { name: 'Loss' }).selectOption('bce');
    await expect(at.train).toHaveText('Train anew');
    await expect(page).toHaveURL(/loss=bce/);
    await at.train.click();
    await expect(at.train).toHaveText('Train again', { timeout: 30_000 });
    expect((await savedRun(page, 'sasrec'))?.config).toMatchObject({ loss: 'bce', width: 8, epochs: 2 });
  });

  test('a learning rate that is far too high ends in a sentence, and the page goes on', async ({ page }) => {
    const at = await new ModelPage(page, 'gru4rec').open(`${tinyQuery.replace('lr=0.01', 'lr=1')}&epochs=2`);
    await at.train.click();
    await expect(at.train).toHaveText(/Train/, { timeout: 30_000 });
    await expect(at.oneStep).toBeEnabled();
  });
});
