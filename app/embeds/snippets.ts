/** What a writer pastes: the same figure as HTML, Markdown, MDX or a bare frame. */
import { questionOf } from '../store/question';
import { type EmbeddedFigure, embedPath } from './figures';

export interface Embed {
  figure: EmbeddedFigure;
  /** "https://host/base/": where the site lies. */
  site: string;
  /** The state of the figure as a query, "?op=block1/weights", or nothing. */
  state: string;
  theme: 'auto' | 'light' | 'dark';
  /** CSS pixels; null takes the width of the column. */
  width: number | null;
}

export const snippetKinds = { html: 'HTML', markdown: 'Markdown', mdx: 'MDX', iframe: 'iframe' } as const;
export type SnippetKind = keyof typeof snippetKinds;

/** The address that shows the figure alone. */
export function embedUrl({ figure, site, state, theme }: Embed): string {
  const query = new URLSearchParams(state);
  if (theme !== 'auto') query.set('theme', theme);
  return `${site}${embedPath(figure)}${questionOf(query)}`;
}

/** The address of the figure in its page, as it is. */
export const pageUrl = ({ figure, site, state }: Pick<Embed, 'figure' | 'site' | 'state'>): string =>
  `${site}${figure.page.slice(1)}${questionOf(new URLSearchParams(state))}#${figure.anchor}`;

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const attributes = (values: Record<string, string | number | null>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');

function element(embed: Embed, lineBreak = ''): string {
  const { figure, state, theme, width } = embed;
  const tag = attributes({
    name: figure.name,
    state,
    theme: theme === 'auto' ? null : theme,
    height: figure.height,
    style: width === null ? null : `max-width: ${width}px`,
  });
  const link = `<a href="${escapeHtml(pageUrl(embed))}">${escapeHtml(figure.title)}</a>`;
  return `<nextplay-figure${tag}>${[link, '</nextplay-figure>'].map((part) => lineBreak + part).join('')}`;
}

const script = ({ site }: Embed): string => `<script async src="${escapeHtml(site)}embed.js"></script>`;

/** MDX is JSX: the style is an object, and the script of the element a tag of its own. */
function mdx(embed: Embed): string {
  const { width } = embed;
  const written = element({ ...embed, width: null });
  const styled =
    width === null
      ? written
      : written.replace('<nextplay-figure', `<nextplay-figure style={{ maxWidth: ${width} }}`);
  return `${styled}\n\n<script async src="${escapeHtml(embed.site)}embed.js" />`;
}

export function iframeOf(embed: Embed): string {
  const { figure, width } = embed;
  const frame = attributes({
    src: embedUrl(embed),
    title: figure.title,
    width: width ?? '100%',
    height: figure.height,
    loading: 'lazy',
    frameborder: 0,
  });
  return `<iframe${frame}></iframe>`;
}

/** Every form degrades to a link where scripts and frames are not allowed, but the bare frame. */
export const snippets: Record<SnippetKind, (embed: Embed) => string> = {
  html: (embed) => `${element(embed)}\n${script(embed)}`,
  // A tag that has its line to itself begins a block of HTML, which ends with an empty line.
  markdown: (embed) => `${element(embed, '\n')}\n${script(embed)}`,
  mdx,
  iframe: iframeOf,
};

/** What oEmbed consumers are told (oembed.com, 2.3.4.4). */
export const oembedOf = (embed: Embed) => ({
  version: '1.0',
  type: 'rich',
  title: embed.figure.title,
  provider_name: 'NextPlay',
  provider_url: embed.site,
  html: iframeOf(embed),
  width: embed.width ?? 680,
  height: embed.figure.height,
});
