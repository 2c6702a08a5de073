/** Text for tests, as Python writes it. */
import type { PythonValue } from './pythonLiteral';

/** How a Python would write it: 3's `repr`, its `ascii`, or 2's `repr` of a unicode string. */
export type Dialect = 'repr' | 'ascii' | 'python2';

export function repr(value: PythonValue, dialect: Dialect): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0.0' : String(value);
  if (typeof value === 'string') return reprString(value, dialect);
  if (Array.isArray(value)) return `[${value.map((item) => repr(item, dialect)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${repr(key, dialect)}: ${repr(item, dialect)}`);
  return `{${entries.join(', ')}}`;
}

function reprString(text: string, dialect: Dialect): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  // Python 2 on Windows and on a Mac saw two characters where the others see one.
  const characters = dialect === 'python2' ? text.split('') : [...text];
  const body = characters.map((character) => {
    if (character === quote || character === '\\') return `\\${character}`;
    const special = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    if (special) return special;
    const printable = dialect === 'repr' ? /^[^\p{C}\p{Z}]$|^ $/u : /^[ -~]$/;
    return printable.test(character) ? character : hexEscape(character.codePointAt(0) ?? 0);
  });
  return (dialect === 'python2' ? 'u' : '') + quote + body.join('') + quote;
}

function hexEscape(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
