/** A figure as one SVG: its drawings with their styles written into them, and the text and grounds of what is HTML. */

import { edgesOf, groundOf } from './boxes';
import { controlOf } from './controls';
import { flat, round } from './marks';
import { textOf, wordBefore } from './texts';

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * What a picture on paper has no use for: buttons, what is hidden, and what frames the figure. A button that shows
 * something holds a drawing, is the item of a list, or says that it is a mark.
 */
const leftOut =
  'button:not(:has(.viz), li > *, [data-mark]), figcaption, footer, details:not([open]), [hidden], .visually-hidden';

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
    if (element.matches('input, select')) parts.push(controlOf(element, style, place));
    else if (scrolls(element, style)) visitInSight(element, style, box);
    else visitChildren(element, style);
    if (opacity < 1) parts.push('</g>');
  };
  const visitChildren = (element: Element, style: CSSStyleDeclaration): void => {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) parts.push(textOf(child as Text, style, place));
      else if (child.nodeType === Node.ELEMENT_NODE) visit(child as Element);
    }
  };
  /** Of what can be scrolled, the picture has what is in sight. */
  const visitInSight = (element: Element, style: CSSStyleDeclaration, box: DOMRect): void => {
    const id = `sight-${parts.length}`;
    const { x, y } = place(box);
    const reached = bottom;
    parts.push(
      `<clipPath id="${id}"><rect x="${x}" y="${y}" width="${round(box.width)}" height="${round(box.height)}"/></clipPath><g clip-path="url(#${id})">`,
    );
    visitChildren(element, style);
    parts.push('</g>');
    bottom = reached;
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

const isColour = /^(rgb|color|oklab|oklch|hsl)/;

const scrolls = (
  { scrollWidth, clientWidth, scrollHeight, clientHeight }: Element,
  { overflowX }: CSSStyleDeclaration,
) => /auto|scroll/.test(overflowX) && (scrollWidth > clientWidth || scrollHeight > clientHeight);

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
