/** The controls that say what a figure shows: where a slider stands, what was chosen, what is ticked. */
import { escapeHtml } from '../snippets';
import { flat, type Place, round } from './marks';

/** Half as wide as the browser draws a slider's knob. */
const knob = 8;

/** A control as it stands; nothing of those that only do something. */
export function controlOf(control: Element, style: CSSStyleDeclaration, place: Place): string {
  if (control.localName === 'select') return choiceOf(control as HTMLSelectElement, style, place);
  const input = control as HTMLInputElement;
  if (input.type === 'range') return sliderOf(input, style, place);
  if (input.type === 'checkbox' || input.type === 'radio') return tickOf(input, style, place);
  return '';
}

const hueOf = ({ accentColor, color }: CSSStyleDeclaration): string =>
  flat(accentColor === 'auto' ? color : accentColor);

function sliderOf(input: HTMLInputElement, style: CSSStyleDeclaration, place: Place): string {
  const box = input.getBoundingClientRect();
  const { x, y } = place(box);
  const [low, high] = [Number(input.min || 0), Number(input.max || 100)];
  const share = (input.valueAsNumber - low) / (high - low || 1);
  const at = round(x + knob + share * (box.width - 2 * knob));
  const middle = round(y + box.height / 2);
  const rail = (width: number, looks: string) =>
    `<rect x="${x}" y="${round(middle - 3)}" width="${round(width)}" height="6" rx="3" ${looks}/>`;
  const hue = hueOf(style);
  return `${rail(box.width, `fill="${flat(style.color)}" opacity=".2"`)}${rail(at - x, `fill="${hue}"`)}<circle cx="${at}" cy="${middle}" r="${knob}" fill="${hue}"/>`;
}

function choiceOf(select: HTMLSelectElement, style: CSSStyleDeclaration, place: Place): string {
  const box = select.getBoundingClientRect();
  const { x, y } = place(box);
  const left = x + Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.paddingLeft);
  const size = Number.parseFloat(style.fontSize);
  return `<text x="${round(left)}" y="${round(y + box.height / 2 + size * 0.35)}" font-family="${escapeHtml(style.fontFamily)}" font-size="${size}" fill="${flat(style.color)}">${escapeHtml(select.selectedOptions[0]?.label ?? '')}</text>`;
}

function tickOf(input: HTMLInputElement, style: CSSStyleDeclaration, place: Place): string {
  const { width } = input.getBoundingClientRect();
  const { x, y } = place(input.getBoundingClientRect());
  const rounding = input.type === 'radio' ? width / 2 : 2;
  const mark = (inset: number, looks: string) =>
    `<rect x="${round(x + inset)}" y="${round(y + inset)}" width="${round(width - 2 * inset)}" height="${round(width - 2 * inset)}" rx="${round(Math.max(1, rounding - inset))}" ${looks}/>`;
  const frame = mark(0.5, `fill="none" stroke="${flat(style.color)}"`);
  return input.checked ? frame + mark(3, `fill="${hueOf(style)}"`) : frame;
}
