/** Numbers as the page writes them, held to the numbers that they stand for. */
import type { Golden } from '../../src/testing/golden';

const powers = '⁻⁰¹²³⁴⁵⁶⁷⁸⁹';

/** '−0.188', '3.2·10⁻⁷', '1.5e-4', '25 012', '−∞' → a number, and how far the true one may lie from it. */
export function parseShown(text: string): { value: number; within: number } {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replaceAll('\u202f', '')
    .replace('·10', 'e')
    .replace(/[⁻⁰¹²³⁴-⁹]/g, (power) => '-0123456789'[powers.indexOf(power)]);
  if (/^-?∞$/.test(plain)) return { value: plain === '∞' ? 1e9 : -1e9, within: 9e8 };
  const [mantissa, exponent = '0'] = plain.split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return { value: Number(plain), within: 0.5 * 10 ** (Number(exponent) - decimals) };
}

/** Half of the last digit that is written, and what float32 and another order of sums may add. */
export const agrees = (text: string, right: number): boolean => {
  const { value, within } = parseShown(text);
  return Math.abs(value - right) <= within * 1.001 + 1e-5 + 1e-4 * Math.abs(right);
};

/** What a cell's equation ends in. */
export const resultOf = (numbers: string): string => numbers.split(/[=:] ?/).at(-1) as string;

const overCatalogue = ['scores', 'probability'];
const overBlanks = ['hidden', 'head', ...overCatalogue];

/** 'head 1, game 4 of 6, unit 5', 'head 2, from game 3 to the mask' → the cell of that tensor, as the address has it. */
export function placeIn({ tape: { masked, values, history }, config }: Golden, mark: string, place: string) {
  const read = (pattern: RegExp) => Number(pattern.exec(place)?.[1] ?? 0);
  const slots = values.token ? values.token.length / (config.width as number) : history.length;
  const position = (game: string) =>
    game === 'the mask' ? slots - 1 : Number(game.slice('game '.length)) - 1;
  const head = Math.max(0, read(/head (\d+)/) - 1);
  const [from, to] = place.match(/game \d+|the mask/g) ?? [];
  if (from && to) return { head, row: position(from), column: position(to) };
  const unread = history.length - (config.maxLength as number);
  const at = from ? position(from) : 0;
  const row = masked.length > 0 && overBlanks.includes(mark) ? masked.indexOf(at + Math.max(0, unread)) : at;
  return { head, row, column: overCatalogue.includes(mark) ? read(/item (\d+)/) - 1 : read(/unit (\d+)/) };
}
