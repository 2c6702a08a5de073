/** Text that fits: measuring, eliding, and numbers as this project writes them. */
import { format } from 'd3';

export type Measure = (text: string) => number;

const contexts = new Map<string, CanvasRenderingContext2D | null>();

/** A measure of text in a CSS font; an average width per character where there is no canvas. */
export function measurer(font: string): Measure {
  if (!contexts.has(font)) {
    const context = document.createElement('canvas').getContext('2d');
    if (context) context.font = font;
    contexts.set(font, context);
  }
  const context = contexts.get(font);
  return (text) => context?.measureText(text).width ?? text.length * 6;
}

let sans: string | undefined;

/** The font of the interface at a size, as the page's tokens name it. Asked once: the question costs a layout. */
export function interfaceFont(pixels: number): string {
  sans ??= getComputedStyle(document.documentElement).getPropertyValue('--sans') || 'sans-serif';
  return `${pixels}px ${sans}`;
}

/** The longest beginning of a text that fits a width, with an ellipsis where something was left out. */
export function elide(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${text.slice(0, middle)}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).replace(/[\s:,.\-–—]+$/, '')}…`;
}

const three = format('.3f');

/** Three decimals and a true minus sign; tiny and huge values in scientific notation. */
export function number(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.0005 || size >= 1e5)) return format('.1e')(value);
  return three(value);
}

/** Short enough for a legend: 1, −0.5, 3.2. */
export const short = format('.3~r');
