/** What a program that knows nothing of the site finds in a picture that was saved. */
import { readFileSync } from 'node:fs';
import { type Download, expect, type Locator, type Page } from '@playwright/test';

export interface Svg {
  width: number;
  height: number;
  text: string;
  /** Elements by their name. */
  count: Record<string, number>;
  /** What it would have to fetch, or run. */
  outside: string[];
}

export interface Png {
  width: number;
  height: number;
  /** Colours that differ visibly: four bits a channel. */
  colours: number;
}

async function saved(page: Page, button: Locator): Promise<{ file: Download; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { file, bytes: readFileSync(await file.path()) };
}

/** Saves what the dialog previews in both forms, and reads them back. */
export async function picturesOf(page: Page, dialog: Locator, name: string): Promise<{ svg: Svg; png: Png }> {
  const button = (kind: string) => dialog.getByRole('button', { name: kind, exact: true });
  const drawn = await saved(page, button('SVG'));
  const painted = await saved(page, button('PNG'));
  expect(drawn.file.suggestedFilename()).toBe(`nextplay-${name}.svg`);
  expect(painted.file.suggestedFilename()).toBe(`nextplay-${name}.png`);
  return {
    svg: await page.evaluate(readSvg, drawn.bytes.toString('utf8')),
    png: await page.evaluate(readPng, painted.bytes.toString('base64')),
  };
}

function readSvg(source: string): Svg {
  const { documentElement: root } = new DOMParser().parseFromString(source, 'image/svg+xml');
  const all = [root, ...root.querySelectorAll('*')];
  const count: Svg['count'] = {};
  for (const { localName } of all) count[localName] = (count[localName] ?? 0) + 1;
  const outside = all.flatMap((element) => {
    const { localName, attributes } = element;
    const runs = /^(script|foreignObject|iframe|style|parsererror)$/.test(localName) ? [localName] : [];
    const fetched = [...attributes].flatMap(({ localName: name, value }) => {
      if (/^on/.test(name)) return [name];
      const links = /^(href|src)$/.test(name) ? [value] : [];
      const urls = [...value.matchAll(/url\(\s*["']?([^"')]*)/g)].map(([, url]) => url);
      return [...links, ...urls].filter((url) => !/^(#|data:image\/png)/.test(url));
    });
    return [...runs, ...fetched];
  });
  return {
    width: Number(root.getAttribute('width')),
    height: Number(root.getAttribute('height')),
    text: [...root.querySelectorAll('text')].map(({ textContent }) => textContent).join('\n'),
    count,
    outside,
  };
}

async function readPng(base64: string): Promise<Png> {
  const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
  const image = await createImageBitmap(blob);
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  return { width, height, colours: new Set(pixels.map((pixel) => pixel & 0xf0f0f0f0)).size };
}
