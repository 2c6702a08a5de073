/** From the reader's edit to the ranking drawn anew, on the production build of the site. */
import type { Page } from '@playwright/test';
import type { ModelName } from '../../src/models/config';
import { served } from '../lanes/browser';
import type { Options } from '../options';
import type { Report } from '../report/report';

const EDITS = 60;
/** The first ones load tfjs and find nothing warm. */
const WARM_UP = 5;
/** Between edits, as of a quick reader: rankings glide to their new places meanwhile. */
const PAUSE_MS = 500;

export async function measureClicks({ models }: Options): Promise<Report['edits']> {
  const { browser, url, close } = await served('vite.config.ts', 4380);
  const edits: Report['edits'] = [];
  try {
    for (const model of models) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      edits.push({ model, place: 'page', times: await clicksOn(page, `${url}${model}?backend=wasm`, model) });
      await page.close();
    }
  } finally {
    await close();
  }
  console.error('edits on the page measured');
  return edits;
}

/** Games are taken from the end of the history and put back, in turns: each time the ranking is another. */
export async function clicksOn(page: Page, url: string, model: ModelName): Promise<number[]> {
  page.setDefaultTimeout(120_000);
  // tsx wraps inner functions in a helper of its own, which is not there in the page.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(url);
  const figure = page.locator('figure#inside');
  await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await figure
    .getByRole('listbox', { name: /^Recommended/ })
    .getByRole('option')
    .first()
    .waitFor();
  const times: number[] = [];
  for (let edit = 0; edit < WARM_UP + EDITS; edit++) {
    const time = await figure.evaluate(edited, { undo: edit % 2 === 1, seconds: 60 });
    if (time === null) throw new Error(`The ranking of ${model} did not change after an edit.`);
    times.push(time);
    await page.waitForTimeout(PAUSE_MS);
  }
  return times.slice(WARM_UP);
}

/** In the page: one edit. Milliseconds until a frame with another ranking is drawn; null if none comes. */
function edited(
  figure: Element,
  { undo, seconds }: { undo: boolean; seconds: number },
): Promise<number | null> {
  const ranking = () => figure.querySelector('[role=listbox][aria-label^="Recommended"]')?.textContent;
  const history = figure.querySelector('[aria-label=History]') as Element;
  const before = ranking();
  return new Promise((resolve) => {
    const start = performance.now();
    const watch = new MutationObserver(() => {
      if (!ranking() || ranking() === before) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    });
    watch.observe(figure, { subtree: true, childList: true, characterData: true });
    setTimeout(() => resolve(null), 1000 * seconds);
    if (undo) {
      const buttons = [...history.querySelectorAll('button')];
      buttons.find((button) => /^Undo/.test(button.textContent || button.ariaLabel || ''))?.click();
      return;
    }
    const tiles = history.querySelectorAll('li button');
    tiles[tiles.length - 1].dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }));
  });
}
