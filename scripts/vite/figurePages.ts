/** What a build writes for every figure that can be embedded: its page, and what oEmbed consumers are told of it. */
import { type EmbeddedFigure, embeddedFigures, embedPath } from '../../app/embeds/figures';
import { escapeHtml, oembedOf } from '../../app/embeds/snippets';

export interface WrittenFile {
  fileName: string;
  source: string;
}

const discovery = (figure: EmbeddedFigure, site: string): string =>
  `<link rel="alternate" type="application/json+oembed" href="${site}${embedPath(figure)}oembed.json" title="${escapeHtml(figure.title)}">`;

/**
 * Pages that hold an embeddable figure say where to ask for it.
 * @param site "https://host/base/", where the site will be found: oEmbed needs whole addresses, and is left out without one
 */
export function oembedLink(page: string, site: string | null): string {
  const figure = embeddedFigures.find((candidate) => candidate.page === page);
  return site && figure ? discovery(figure, site) : '';
}

/** @param html the page of an embed, whichever figure it is to show */
export const figureFiles = (html: string, site: string | null): WrittenFile[] =>
  embeddedFigures.flatMap((figure) => {
    const title = `<title>${escapeHtml(figure.title)} · NextPlay</title>`;
    const page = {
      fileName: `${embedPath(figure)}index.html`,
      source: html.replace(/<title>.*<\/title>/, () => title + (site ? discovery(figure, site) : '')),
    };
    if (!site) return [page];
    const told = oembedOf({ figure, site, state: '', theme: 'auto', width: null });
    return [page, { fileName: `${embedPath(figure)}oembed.json`, source: JSON.stringify(told) }];
  });
