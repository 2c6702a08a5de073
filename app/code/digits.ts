/** How numbers are written beside equations: three decimals, a true minus sign, brackets where a sign would confuse. */

import { whole } from '../../src/data/whole';

export function digits(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === Number.POSITIVE_INFINITY || size >= 1e8) return `${sign}∞`;
  if (size === 0) return '0';
  if (size >= 1000) return sign + whole(Math.round(size)).replaceAll(',', '\u202f');
  if (size >= 100) return sign + size.toFixed(1);
  if (size >= 0.01) return sign + size.toFixed(3);
  if (size >= 1e-5) return sign + size.toPrecision(2);
  const exponent = Math.floor(Math.log10(size));
  return `${sign}${(size / 10 ** exponent).toFixed(1)}·10${superscript(exponent)}`;
}

/** As a factor or a summand: −0.188 → (−0.188). */
export const bracketed = (value: number): string => (value < 0 ? `(${digits(value)})` : digits(value));

const superscript = (exponent: number): string =>
  [...String(exponent)].map((character) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(character)]).join('');
