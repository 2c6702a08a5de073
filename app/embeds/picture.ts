/** A figure as one SVG: its drawings with their styles written into them, and the text and grounds of what is HTML. */

import { escapeHtml } from './snippets';

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * What a picture on paper has no use for: controls, what is hidden, and what frames the figure. A button that shows
 * something holds a drawing, is the item of a list, or says that it is a mark.
 */
const leftOut =
  'button:not(:has(.viz), li > *, [data-mark]), input, select, output, figcaption, footer, details:not([open]), [hidden], .visually-hidden';

/** Of an SVG element: all that its looks depend on. */
const inlined = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'visibility',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'letter-spacing',
  'paint-order',
  'shape-rendering',
];

export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/** The figure as it is on screen. `ground` fills behind it with the colour of its theme. */
export function pictureOf(figure: HTMLElement, ground: boolean): Picture {
  const view = figure.ownerDocument.defaultView as Window;
  const frame = figure.getBoundingClientRect();
  const parts: string[] = [];
  let bottom = 0;
  const place = (box: DOMRect) => {
    bottom = Math.max(bottom, box.bottom - frame.top);
    return { x: round(box.left - frame.left), y: round(box.top - frame.top) };
  };

  const visit = (element: Element): void => {
    if (element.matches(leftOut)) return;
    const style = view.getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (style.display === 'none' || style.visibility === 'hidden' || box.width === 0) return;
    if (element instanceof (view as Window & typeof globalThis).SVGSVGElement) {
      const { x, y } = place(box);
      parts.push(`<g transform="translate(${x} ${y})">${withStyles(element, view)}</g>`);
      return;
    }
    if (element.tagName === 'CANVAS') {
      const { x, y } = place(box);
      const image = (element as HTMLCanvasElement).toDataURL();
      parts.push(`<image x="${x}" y="${y}" width="${box.width}" height="${box.height}" href="${image}"/>`);
      return;
    }
    const opacity = Number(style.opacity);
    if (opacity < 1) parts.push(`<g opacity="${opacity}">`);
    if (element !== figure) parts.push(groundOf(style, box, place, parts.length), edgesOf(style, box, place));
    parts.push(wordBefore(view.getComputedStyle(element, '::before'), element, place));
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) parts.push(textOf(child as Text, style, place));
      else if (child.nodeType === Node.ELEMENT_NODE) visit(child as Element);
    }
    if (opacity < 1) parts.push('</g>');
  };
  visit(figure);

  const width = Math.ceil(frame.width);
  const height = Math.ceil(bottom + 16);
  const fill = ground
    ? `<rect width="100%" height="100%" fill="${flat(view.getComputedStyle(figure).backgroundColor)}"/>`
    : '';
  return {
    width,
    height,
    svg: `<svg xmlns="${svgNamespace}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${fill}${parts.join('')}</svg>`,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const known = new Map<string, string>();

/** Any CSS colour as #rrggbbaa, which every program that reads SVG knows. */
function flat(colour: string): string {
  let found = known.get(colour);
  if (found === undefined && pixel) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    found = `#${[...pixel.getImageData(0, 0, 1, 1).data].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    known.set(colour, found);
  }
  return found ?? colour;
}

const isColour = /^(rgb|color|oklab|oklch|hsl)/;

/** An SVG element with its computed styles in it: it looks the same without the sheets of the page. */
function withStyles(svg: Element, view: Window): string {
  const copy = svg.cloneNode(true) as Element;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const style = view.getComputedStyle(originals[index]);
    const css = inlined
      .map((name) => [name, style.getPropertyValue(name)])
      .filter(([, value]) => value !== '' && value !== 'normal' && value !== 'auto')
      .map(([name, value]) => `${name}:${isColour.test(value) ? flat(value) : value}`);
    element.setAttribute('style', css.join(';'));
    for (const { name } of [...element.attributes])
      if (/^(class|role|tabindex|aria-|data-)/.test(name)) element.removeAttribute(name);
  });
  copy.setAttribute('overflow', 'visible');
  for (const title of copy.querySelectorAll('title')) title.remove();
  return new XMLSerializer().serializeToString(copy);
}

type Place = (box: DOMRect) => { x: number; y: number };

const colours = /(?:rgba?|color|oklab|hsl)\([^()]*\)/g;

/** The ground of an HTML element: one colour, those of a gradient from left to right, or lines at equal distances. */
function groundOf(style: CSSStyleDeclaration, box: DOMRect, place: Place, id: number): string {
  const stops = style.backgroundImage.includes('linear-gradient')
    ? (style.backgroundImage.match(colours) ?? [])
    : [];
  const colour = flat(style.backgroundColor);
  if (stops.length === 0 && colour.endsWith('00')) return '';
  const { x, y } = place(box);
  const shape = `x="${x}" y="${y}" width="${round(box.width)}" height="${round(box.height)}" rx="${Number.parseFloat(style.borderTopLeftRadius) || 0}"`;
  if (stops.length === 0) return `<rect ${shape} fill="${colour}"/>`;
  if (style.backgroundImage.startsWith('repeating-'))
    return upright(style.backgroundImage, { x, y, width: box.width, height: box.height }, shape, id);
  const offsets = stops.map(
    (stop, index) => `<stop offset="${index / Math.max(1, stops.length - 1)}" stop-color="${flat(stop)}"/>`,
  );
  return `<linearGradient id="ground-${id}">${offsets.join('')}</linearGradient><rect ${shape} fill="url(#ground-${id})"/>`;
}

/** The lines of a gradient that is repeated from left to right: the first colour, up to the second stop, of each period. */
function upright(
  image: string,
  box: Record<'x' | 'y' | 'width' | 'height', number>,
  shape: string,
  id: number,
): string {
  if (!image.startsWith('repeating-linear-gradient(90deg')) return '';
  const at = [...image.matchAll(/ ([\d.]+)(px|%)(?=[,)])/g)].map(([, value, unit]) =>
    unit === '%' ? (Number(value) * box.width) / 100 : Number(value),
  );
  const [colour = ''] = image.match(colours) ?? [];
  const line = `<rect width="${at[1]}" height="${round(box.height)}" fill="${flat(colour)}"/>`;
  const pattern = `<pattern id="ground-${id}" patternUnits="userSpaceOnUse" x="${box.x}" y="${box.y}" width="${at.at(-1)}" height="${round(box.height)}">${line}</pattern>`;
  return `${pattern}<rect ${shape} fill="url(#ground-${id})"/>`;
}

const sides = ['top', 'right', 'bottom', 'left'] as const;

/** The borders of an HTML element: a frame where all four are alike, else a bar for each that there is. */
function edgesOf(style: CSSStyleDeclaration, box: DOMRect, place: Place): string {
  const edges = sides.map((side) => {
    const drawn = style.getPropertyValue(`border-${side}-style`) !== 'none';
    const width = drawn ? Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) : 0;
    const colour = flat(style.getPropertyValue(`border-${side}-color`));
    return { width: colour.endsWith('00') ? 0 : width, colour };
  });
  if (edges.every(({ width }) => width === 0)) return '';
  const { x, y } = place(box);
  const [{ width: line, colour }] = edges;
  if (edges.every((edge) => edge.width === line && edge.colour === colour)) {
    const [w, h] = [box.width - line, box.height - line].map(round);
    return `<rect x="${x + line / 2}" y="${y + line / 2}" width="${w}" height="${h}" rx="${Number.parseFloat(style.borderTopLeftRadius) || 0}" fill="none" stroke="${colour}" stroke-width="${line}"/>`;
  }
  const bars = {
    top: (width: number) => [x, y, box.width, width],
    right: (width: number) => [x + box.width - width, y, width, box.height],
    bottom: (width: number) => [x, y + box.height - width, box.width, width],
    left: (width: number) => [x, y, width, box.height],
  };
  return edges
    .map(({ width, colour }, index) => {
      if (width === 0) return '';
      const [left, top, w, h] = bars[sides[index]](width).map(round);
      return `<rect x="${left}" y="${top}" width="${w}" height="${h}" fill="${colour}"/>`;
    })
    .join('');
}

/** The baseline of a face lies about four fifths down its box. */
const baseline = 0.79;

const looksOf = (style: CSSStyleDeclaration): string =>
  `font-family="${escapeHtml(style.fontFamily)}" font-size="${Number.parseFloat(style.fontSize)}" font-weight="${style.fontWeight}" font-style="${style.fontStyle}" fill="${flat(style.color)}" style="white-space:pre"`;

/** A word that a sheet puts before an element: at its left, on the line of its first text. */
function wordBefore(style: CSSStyleDeclaration, element: Element, place: Place): string {
  const [, word] = /^"([^"]*\S[^"]*)"$/.exec(style.content) ?? [];
  const [text] = [...element.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE);
  if (!word || !text || style.position !== 'static') return '';
  const line = element.ownerDocument.createRange();
  line.selectNode(text);
  const first = line.getBoundingClientRect();
  const { x } = place(element.getBoundingClientRect());
  return `<text x="${x}" y="${round(place(first).y + first.height * baseline)}" ${looksOf(style)}>${escapeHtml(word)}</text>`;
}

/** The lines of a text, each where it is. What is cut off with … on the page is cut off here. */
function textOf(node: Text, style: CSSStyleDeclaration, place: Place): string {
  const text = node.data.replace(/\s+/g, ' ');
  if (text.trim() === '') return '';
  const range = node.ownerDocument.createRange();
  const lines: { box: DOMRect; text: string }[] = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    const line = lines.at(-1);
    if (line && Math.abs(line.box.top - box.top) < 2) line.text += node.data[at];
    else if (box.width > 0) lines.push({ box, text: node.data[at] });
  }
  const { scrollWidth, clientWidth } = node.parentElement as HTMLElement;
  const cut = style.textOverflow === 'ellipsis' && scrollWidth > clientWidth ? clientWidth / scrollWidth : 1;
  const looks = looksOf(style);
  return lines
    .map(({ box, text }) => {
      const { x, y } = place(box);
      const shown = cut < 1 ? `${text.slice(0, Math.floor(text.length * cut) - 1)}…` : text;
      return `<text x="${x}" y="${round(y + box.height * baseline)}" ${looks}>${escapeHtml(shown)}</text>`;
    })
    .join('');
}
