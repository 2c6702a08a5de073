import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readSafetensors } from '../src/train/export/safetensors';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { tinyQuery } from './support/tiny';

test.use({ tiny: true });

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Take .* with you$/ });

/** Opens the dialog, takes one of its files, and closes it. */
async function take(page: Page, format: string): Promise<Download> {
  await page.getByRole('button', { name: 'Take it with you' }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  await expect(dialog.getByText('Saved:')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  return download;
}

const bytesOf = async (download: Download) => new Uint8Array(await readFile(await download.path()));

async function openWeights(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open weights' }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

test('a model is taken along in three forms, and its weights are opened again', async ({ page }) => {
  const at = await new ModelPage(page, 'sasrec').open(tinyQuery);
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
  await expect(at.badge).toHaveAttribute('data-kind', 'live');
  const weights = await take(page, 'Weights');
  expect(weights.suggestedFilename()).toBe('sasrec-twin-step1.safetensors');
  const file = await bytesOf(weights);
  expect(readSafetensors(file).tensors['items.weight'].shape).toEqual([41, 8]);

  const archive = unzipSync(await bytesOf(await take(page, 'PyTorch project')));
  expect(Object.keys(archive)).toContain('nextplay/train.py');
  expect(archive['nextplay/weights.safetensors']).toEqual(file);

  const onnx = await take(page, 'Scoring function');
  expect(onnx.suggestedFilename()).toBe('sasrec-twin-step1.onnx');
  expect((await bytesOf(onnx)).length).toBeGreaterThan(file.length / 2);

  const before = await at.recommended();
  for (const steps of [2, 3, 4]) {
    await at.oneStep.click();
    await expect.poll(() => at.steps()).toBe(steps);
  }
  await expect.poll(() => at.recommended()).not.toEqual(before);
  await openWeights(page, 'mine.safetensors', file);
  await expect(page.getByText('These are the weights of mine.safetensors now.')).toBeVisible();
  await expect.poll(() => at.recommended()).toEqual(before);
  expect(await at.steps()).toBe(1);
  await expect(page.getByRole('row', { name: /mine\.safetensors/ })).toBeVisible();

  await openWeights(page, 'broken.safetensors', file.slice(0, -4));
  await expect(page.getByRole('alert')).toContainText('broken.safetensors is not opened.');
  await expect(page.getByRole('alert')).toContainText('truncated');
  expect(await at.recommended()).toEqual(before);
});

test('axe finds nothing in the dialog, light and dark', async ({ page }) => {
  const at = await new ModelPage(page, 'gru4rec').open(tinyQuery);
  await take(page, 'PyTorch project');
  await page.getByRole('button', { name: 'Take it with you' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`),
        colorScheme,
      )
      .toEqual([]);
  }
  await expect(at.figure).toBeVisible();
});
