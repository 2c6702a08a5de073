/** The texts of HTML elements, line by line. */
import { escapeHtml } from '../snippets';
import { flat, type Place, round } from './marks';

/** The baseline of a face lies about four fifths down its box. */
const baseline = 0.79;

const looksOf = (style: CSSStyleDeclaration): string =>
  `font-family="${escapeHtml(style.fontFamily)}" font-size="${Number.parseFloat(style.fontSize)}" font-weight="${style.fontWeight}" font-style="${style.fontStyle}" fill="${flat(style.color)}" style="white-space:pre"`;

/** A word that a sheet puts before an element: at its left, on the line of its first text. */
export function wordBefore(style: CSSStyleDeclaration, element: Element, place: Place): string {
  const [, word] = /^"([^"]*\S[^"]*)"$/.exec(style.content) ?? [];
  const [text] = [...element.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE);
  if (!word || !text || style.position !== 'static') return '';
  const line = element.ownerDocument.createRange();
  line.selectNode(text);
  const first = line.getBoundingClientRect();
  const { x } = place(element.getBoundingClientRect());
  return `<text x="${x}" y="${round(place(first).y + first.height * baseline)}" ${looksOf(style)}>${escapeHtml(word)}</text>`;
}

/**
 * The lines of a text, each where it is and as wide as it is, whatever face a reader has for it. What is cut off with …
 * on the page is cut off here.
 */
export function textOf(node: Text, style: CSSStyleDeclaration, place: Place): string {
  const text = node.data.replace(/\s+/g, ' ');
  if (text.trim() === '') return '';
  const range = node.ownerDocument.createRange();
  const lines: { box: DOMRect; right: number; text: string }[] = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    const line = lines.at(-1);
    if (line && Math.abs(line.box.top - box.top) < 2) {
      line.text += node.data[at];
      line.right = Math.max(line.right, box.right);
    } else if (box.width > 0) lines.push({ box, right: box.right, text: node.data[at] });
  }
  const { scrollWidth, clientWidth } = node.parentElement as HTMLElement;
  const cut = style.textOverflow === 'ellipsis' && scrollWidth > clientWidth ? clientWidth / scrollWidth : 1;
  const looks = looksOf(style);
  return lines
    .map(({ box, right, text }) => {
      const { x, y } = place(box);
      const shown = cut < 1 ? `${text.slice(0, Math.floor(text.length * cut) - 1)}…` : text;
      const width = cut < 1 ? '' : `textLength="${round(right - box.left)}" lengthAdjust="spacingAndGlyphs" `;
      return `<text x="${x}" y="${round(y + box.height * baseline)}" ${width}${looks}>${escapeHtml(shown)}</text>`;
    })
    .join('');
}
