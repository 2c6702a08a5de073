import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { embeddedFigures, embedPath } from '../../app/embeds/figures';
import { pages } from '../../app/pages';
import { figureFiles, oembedLink } from './figurePages';

const site = 'https://site.example/base/';
const shell = '<head><title>A figure</title></head><div id="root"></div>';
const files = new Map(figureFiles(shell, site).map(({ fileName, source }) => [fileName, source]));

/** oembed.com, 2.3.4: what a response of type rich has to hold. */
const Rich = v.object({
  type: v.literal('rich'),
  version: v.literal('1.0'),
  title: v.pipe(v.string(), v.nonEmpty()),
  html: v.string(),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  provider_url: v.literal(site),
});

/** The file of this build that an address is answered with. */
function fileAt(url: string): string | undefined {
  expect(url.startsWith(site), url).toBe(true);
  const path = url.slice(site.length);
  return files.get(path.endsWith('/') ? `${path}index.html` : path);
}

function linked(html: string): string {
  const [, href = ''] =
    /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html) ?? [];
  return fileAt(href) ?? '';
}

describe('the page of an embedded figure', () => {
  it.each(embeddedFigures.map((figure) => [figure.name, figure] as const))(
    'of %s leads to an oEmbed response, which leads back to it',
    (_, figure) => {
      const page = files.get(`${embedPath(figure)}index.html`) ?? '';
      expect(page).toContain(`<title>${figure.title.replaceAll('&', '&amp;')} · NextPlay</title>`);
      const told = v.parse(Rich, JSON.parse(linked(page)));
      expect(told).toMatchObject({ title: figure.title, height: figure.height });
      const [, src, width, height] =
        /^<iframe src="([^"]+)" title="[^"]+" width="([^"]+)" height="(\d+)"[^<>]*><\/iframe>$/.exec(
          told.html,
        ) ?? [];
      expect(fileAt(src)).toBe(page);
      expect([width, Number(height)]).toEqual(['100%', told.height]);
    },
  );

  it('says nothing of oEmbed where the site does not know its address', () => {
    const unknown = figureFiles(shell, null);
    expect(unknown.map(({ fileName }) => fileName)).toEqual(
      embeddedFigures.map((figure) => `${embedPath(figure)}index.html`),
    );
    for (const { source } of unknown) expect(source).not.toContain('oembed');
  });
});

describe('a page of the site', () => {
  it('leads to the response of the first of its figures', () => {
    for (const { path } of pages) {
      const first = embeddedFigures.find(({ page }) => page === path);
      const link = oembedLink(path, site);
      if (first) expect(JSON.parse(linked(link)).title).toBe(first.title);
      else expect(link).toBe('');
    }
    expect(oembedLink('/sasrec', null)).toBe('');
  });
});
