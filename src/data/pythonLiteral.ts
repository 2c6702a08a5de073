/**
 * Reads what Python's `repr` writes: a dict, list, tuple, string, bytes, number, `None`, `True` or `False`.
 * Strings stand in single quotes, or in double ones when they hold an apostrophe, and may begin with u or b.
 */
import { DataError } from './dataError';

export type PythonValue = null | boolean | number | string | PythonValue[] | { [key: string]: PythonValue };

/** Deeper nesting than this is an attack on the call stack, not data. */
const maxDepth = 100;

const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?L?/y;
const keyword = /None|True|False/y;
const openingQuote = /([uUbB]?)(['"])/y;
const plainPart: Record<string, RegExp> = { "'": /[^'\\]*/y, '"': /[^"\\]*/y };
const escapeSequence = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([^xuU]))/y;

const keywords: Record<string, null | boolean> = { None: null, True: true, False: false };
// biome-ignore format: a table
const simpleEscapes: Record<string, string> = {
  a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"',
};

/** Throws on anything else, saying what was expected and in which column. Bytes are taken for UTF-8. */
export function parsePythonLiteral(text: string): PythonValue {
  let at = 0;
  const value = literal(0);
  skipBlanks();
  if (at < text.length) throw expected('nothing more');
  return value;

  function literal(depth: number): PythonValue {
    if (depth > maxDepth) throw expected('less nesting');
    if (skip('{')) return dict(depth + 1);
    if (skip('[')) return list(']', depth + 1);
    if (skip('(')) return list(')', depth + 1);
    const opening = take(openingQuote);
    if (opening) return string(opening[1], opening[2]);
    const digits = take(number);
    if (digits) return Number.parseFloat(digits[0]);
    const name = take(keyword);
    if (name) return keywords[name[0]];
    throw expected('a value');
  }

  function dict(depth: number): PythonValue {
    const entries: [string, PythonValue][] = [];
    eachUntil('}', () => {
      const key = String(literal(depth));
      if (!skip(':')) throw expected('a colon');
      entries.push([key, literal(depth)]);
    });
    // Unlike an assignment, this makes an ordinary key even of __proto__.
    return Object.fromEntries(entries);
  }

  function list(end: string, depth: number): PythonValue[] {
    const values: PythonValue[] = [];
    eachUntil(end, () => values.push(literal(depth)));
    return values;
  }

  function eachUntil(end: string, readOne: () => void): void {
    while (!skip(end)) {
      readOne();
      if (skip(',')) continue;
      if (skip(end)) return;
      throw expected(`a comma or ${end}`);
    }
  }

  function string(prefix: string, quote: string): string {
    let value = '';
    for (;;) {
      value += take(plainPart[quote])?.[0] ?? '';
      if (text[at] === quote) break;
      value += escaped();
    }
    at++;
    return prefix === 'b' || prefix === 'B' ? fromUtf8(value) : value;
  }

  function escaped(): string {
    const match = take(escapeSequence);
    if (!match) throw expected(at < text.length ? 'an escape sequence' : 'a closing quote');
    const [sequence, x, u, U, octal, simple] = match;
    if (simple) return simpleEscapes[simple] ?? sequence;
    const code = octal ? Number.parseInt(octal, 8) : Number.parseInt(x ?? u ?? U, 16);
    if (code > 0x10ffff) throw expected('a Unicode character');
    return String.fromCodePoint(code);
  }

  /** Passes over blanks, and then over the character if it is the next one. */
  function skip(character: string): boolean {
    skipBlanks();
    if (text[at] !== character) return false;
    at++;
    return true;
  }

  function skipBlanks(): void {
    while (text[at] === ' ' || text[at] === '\t') at++;
  }

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  }

  function expected(what: string): DataError {
    return new DataError(`expected ${what} in column ${at + 1}`);
  }
}

const fromUtf8 = (bytes: string): string =>
  new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
