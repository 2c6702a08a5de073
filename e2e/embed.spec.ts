import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { embeddedFigures, embedPath, embedsOf } from '../app/embeds/figures';
import { type Embed, snippets } from '../app/embeds/snippets';
import { expect, test } from './fixtures';
import { ForeignSite } from './support/foreign';
import { picturesOf } from './support/pictures';

const named = (name: string) => {
  const figure = embeddedFigures.find((candidate) => candidate.name === name);
  if (!figure) throw new Error(`There is no figure called ${name}.`);
  return figure;
};
/** Those that play a recording: the nine of the models, and one that counts. */
const ten = [...embeddedFigures.filter(({ anchor }) => anchor === 'inside'), named('long-tail')];

let site = '';
let foreign: ForeignSite;

test.beforeAll(async () => {
  site = String(test.info().project.use.baseURL);
  foreign = new ForeignSite(site);
  await foreign.listen();
});
test.afterAll(() => foreign.close());

const embedOf = (name: string, more: Partial<Embed> = {}): Embed => ({
  ...{ figure: named(name), site: `${site}/`, state: '', theme: 'auto', width: null },
  ...more,
});

/** A post with figures far apart, as `html` puts them there. */
const post = (figures: string[]) =>
  figures.map((html) => `<p style="height: 900px">Text.</p>${html}`).join('');

const heightsOf = (page: Page) =>
  page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.getBoundingClientRect().height));

/** A frame as high as what is in it. */
async function settled(frame: Frame): Promise<void> {
  const element = await frame.frameElement();
  await expect
    .poll(async () => {
      const inside = await frame
        .locator('#root')
        .evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
      return inside - ((await element.boundingBox())?.height ?? 0);
    })
    .toBe(0);
}

test('ten figures in a strict page of another origin: fetched when they are near, as high as they are', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const code = ten.map(({ name }) => snippets.html(embedOf(name)));
  await page.goto(foreign.page('/ten', post(code)));
  await expect(page.locator('nextplay-figure')).toHaveCount(10);
  await expect(page.locator('iframe')).toHaveCount(1);
  expect(asked.filter((path) => path.startsWith('/embed/')).length).toBeLessThanOrEqual(2);

  for (const [index, { name }] of ten.entries()) {
    const figure = page.locator('nextplay-figure').nth(index);
    // Those above may still grow, and push it out of sight again.
    await expect(async () => {
      await figure.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await expect(figure.frameLocator('iframe').locator('figure h1')).toBeVisible({ timeout: 1000 });
    }).toPass();
    await settled(page.frames().find((frame) => frame.url().includes(`/embed/${name}/`)) as Frame);
    await expect(figure.locator('a')).toBeHidden();
  }
  // Nothing computes before it is asked to.
  expect(asked.filter((path) => /worker|tfjs|checkpoint|\.wasm|dataset\.bin/.test(path))).toEqual([]);
});

test('only the frame itself is heard, and only within bounds', async ({ page }) => {
  await page.goto(foreign.page('/heard', snippets.html(embedOf('rank-dial'))));
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'What a rank is worth' })).toBeVisible();
  await expect(page.locator('nextplay-figure a')).toBeHidden();
  const [before] = await heightsOf(page);

  // From the page itself: another source and another origin.
  await page.evaluate(() => postMessage({ nextplay: 1, height: 333 }, '*'));
  const [embed] = page.frames().filter((candidate) => candidate.url().includes('/embed/'));
  await embed.evaluate(() => {
    parent.postMessage({ nextplay: 2, height: 333 }, '*');
    parent.postMessage({ nextplay: 1, height: 'tall' }, '*');
    parent.postMessage('333', '*');
  });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  expect(await heightsOf(page)).toEqual([before]);

  await embed.evaluate(() => parent.postMessage({ nextplay: 1, height: 1e9 }, '*'));
  await expect.poll(() => heightsOf(page)).toEqual([4000]);
});

test('a bare frame works, and so does one without an origin or any storage', async ({ page }) => {
  const bare = snippets.iframe(embedOf('sasrec-attention'));
  const sandboxed = snippets
    .iframe(embedOf('gru4rec-ranking'))
    .replace('<iframe', '<iframe sandbox="allow-scripts"');
  await page.goto(foreign.page('/bare', `${bare}${sandboxed}`));
  for (const index of [0, 1]) {
    const frame = page.frameLocator('iframe').nth(index);
    await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
    await expect(frame.locator('[data-kind]')).toHaveText('recorded');
    await expect(frame.locator('.viz').first()).toBeVisible();
  }
  const alone = page.frames().find((frame) => frame.url().includes('gru4rec-ranking')) as Frame;
  expect(await alone.evaluate(() => origin)).toBe('null');

  // Neither locks nor storage are to be had there, and the model answers all the same.
  await page.goto(foreign.page('/asks', snippets.iframe(embedOf('sasrec-step'))));
  const asking = page.frameLocator('iframe');
  await asking.getByRole('button', { name: 'Take a step apart' }).click();
  await expect(asking.locator('[data-kind]')).toHaveText('live', { timeout: 60_000 });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the link is there, and leads to the figure in its page', async ({ page }) => {
    const state = '?op=block1/weights';
    await page.goto(foreign.page('/plain', snippets.html(embedOf('sasrec-attention', { state }))));
    const link = page.getByRole('link', { name: 'The attention of SASRec' });
    await expect(link).toHaveAttribute('href', `${site}/sasrec?op=block1/weights#inside`);
  });
});

test.describe('where frames are forbidden', () => {
  test.use({ expectedErrors: /Content Security Policy|frame-src/ });
  test('the link stays', async ({ page }) => {
    const html = snippets.html(embedOf('rank-dial'));
    await page.goto(foreign.page('/unframed', html, "'none'"));
    await expect(page.locator('nextplay-figure:defined')).toHaveCount(1);
    await expect(page.locator('iframe')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'What a rank is worth' })).toBeVisible();
  });
});

test('the state and the theme of the address are shown, and lead back', async ({ page }) => {
  await page.goto(`/${embedPath(named('sasrec-attention'))}?op=block1/weights&cell=1.5.2&theme=dark`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Block 2, head 2' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Block 1, head 1' }).click();
  await expect(page.getByRole('link', { name: /Open in NextPlay/ })).toHaveAttribute(
    'href',
    /\/sasrec\?op=block0\/weights&cell=\d+\.\d+#inside$/,
  );
});

test('axe finds nothing in an embed, light and dark', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const name of ['sasrec-attention', 'bert4rec-ranking', 'long-tail']) {
    for (const theme of ['light', 'dark']) {
      await page.goto(`/embed/${name}?theme=${theme}`);
      await expect(page.locator('.viz').first()).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
          `${name}, ${theme}`,
        )
        .toEqual([]);
    }
  }
});

test.describe('live', () => {
  test.use({ tiny: true });

  test('the model comes when it is asked for, and reads another history', async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Storage is forbidden here.', 'SecurityError');
      };
      for (const store of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, store, { get: refuse });
    });
    await page.goto('/embed/sasrec-attention');
    const badge = page.locator('[data-kind]');
    await expect(badge).toHaveText('recorded');
    await page.getByRole('button', { name: 'Compute it here' }).click();
    await expect(badge).toHaveText('live', { timeout: 60_000 });
    const history = page.getByRole('region', { name: 'History' });
    await expect(history).toBeVisible();
    const games = await history.getByRole('listitem').count();
    await history.getByRole('listitem').first().getByRole('button').press('Delete');
    await expect(history.getByRole('listitem')).toHaveCount(games - 1);
    await expect(page.locator('.viz-attention svg')).toBeVisible();
    await expect(badge).toHaveText('live');
  });

  test('figures of every page stand alone, and ask a model only when told to', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const names = ['gru4rec-event', 'bert4rec-map', 'k-core', 'split', 'precedence', 'three-answers'];
    for (const name of [
      ...names,
      'reading',
      'race',
      'picture',
      'leaderboard',
      'two-orders',
      'two-causes',
      'bug-1',
      'calibration',
      'sasrec-step',
    ]) {
      await page.goto(`/embed/${name}`);
      await expect(page.locator('figure'), name).toBeVisible();
      await expect(page.getByRole('link', { name: /Open in NextPlay/ })).toBeVisible();
    }
    expect(asked.filter((path) => /\.wasm$|assets\/worker\/worker/.test(path))).toEqual([]);

    await page.getByRole('button', { name: 'Take a step apart' }).click();
    await expect(page.locator('[data-kind]')).toHaveText('live', { timeout: 60_000 });
    await page.goto('/embed/race');
    await page.getByRole('button', { name: 'Start the race' }).click();
    await expect(page.getByRole('button', { name: 'Stop the race' })).toBeVisible();
    await expect(page.locator('[data-kind]')).toHaveText('live', { timeout: 60_000 });
    await page.goto('/embed/picture');
    await expect(page.locator('[data-kind]')).toHaveText('recorded');
    await page.getByRole('button', { name: 'Another picture, computed here' }).click();
    await expect(page.locator('[data-kind]')).toHaveText('live', { timeout: 60_000 });
    await page.goto('/embed/intervals');
    await page.getByRole('button', { name: /^Rank the last game/ }).click();
    await expect(page.locator('[data-kind]')).toHaveText('live', { timeout: 60_000 });
  });
});

test.describe('the dialog', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('previews the state, the theme and the width that were chosen, and writes them into every form', async ({
    page,
  }) => {
    await page.goto('/measuring?set=rank:7');
    const figure = page.locator('figure#dial');
    await figure.getByRole('button', { name: 'Embed' }).click();
    const dialog = page.getByRole('dialog', { name: 'Embed this figure' });
    const code = dialog.getByRole('textbox', { name: 'What to paste' });
    const preview = dialog.frameLocator('iframe');
    const rank = preview.locator('input[type=range]');
    await expect(rank).toHaveValue('7');
    await dialog.getByRole('button', { name: 'Dark' }).click();
    await expect(preview.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(rank).toHaveValue('7');
    await dialog.getByRole('button', { name: '480' }).click();
    await expect(dialog.locator('iframe')).toHaveCSS('width', '480px');

    const element = `name="rank-dial" state="?set=rank:7" theme="dark" height="620"`;
    const forms = {
      HTML: `<nextplay-figure ${element} style="max-width: 480px">`,
      Markdown: `<nextplay-figure ${element} style="max-width: 480px">`,
      MDX: `<nextplay-figure style={{ maxWidth: 480 }} ${element}>`,
      iframe: `<iframe src="${site}/embed/rank-dial/?set=rank:7&amp;theme=dark" title="What a rank is worth" width="480"`,
    };
    for (const [form, start] of Object.entries(forms)) {
      await dialog.getByRole('tab', { name: form, exact: true }).click();
      await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
      await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.slice(0, start.length)).toBe(start);
      expect(copied).toBe(await code.inputValue());
    }

    const { svg, png } = await picturesOf(page, dialog, 'rank-dial');
    expect(svg.text).toContain('What a rank is worth');
    expect(svg.text).toContain('NDCG@10');
    expect(svg.text).toContain('Rank of the game that came\n7\n');
    expect(svg.count.path).toBeGreaterThan(3);
    expect(svg.outside).toEqual([]);
    expect([png.width, png.height]).toEqual([2 * svg.width, 2 * svg.height]);
    expect(svg.width).toBe(480);
    expect(png.colours).toBeGreaterThan(12);

    await dialog.getByRole('button', { name: 'As it opens' }).click();
    await expect(rank).toHaveValue('3');
    await expect(code).toHaveValue(/\/embed\/rank-dial\/\?theme=dark"/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(figure.getByRole('button', { name: 'Embed' })).toBeFocused();
  });

  test('saves pictures of what is painted and of what is HTML', async ({ page }) => {
    const kinds = [
      { path: '/gru4rec', anchor: 'map', mark: 'image', least: 1, says: 'as GRU4Rec knows them' },
      { path: '/', anchor: 'reading', mark: 'path', least: 8, says: 'Hidden state' },
      { path: '/data', anchor: 'split', mark: 'pattern', least: 9, says: 'kept back' },
      { path: '/baselines', anchor: 'stand', mark: 'text', least: 16, says: 'NDCG@10' },
    ];
    for (const { path, anchor, mark, least, says } of kinds) {
      const [{ name }] = embedsOf(path, anchor);
      await page.goto(path);
      await page.locator(`figure#${anchor}`).getByRole('button', { name: 'Embed' }).click();
      const dialog = page.getByRole('dialog', { name: 'Embed this figure' });
      await expect(dialog.frameLocator('iframe').locator('[data-kind]')).toBeVisible();
      const { svg, png } = await picturesOf(page, dialog, name);
      expect.soft(svg.text, name).toContain(says);
      expect.soft(svg.count[mark], name).toBeGreaterThanOrEqual(least);
      expect.soft(svg.outside, name).toEqual([]);
      expect.soft([png.width, png.height], name).toEqual([2 * svg.width, 2 * svg.height]);
      expect.soft(png.colours, name).toBeGreaterThan(12);
    }
  });
});
