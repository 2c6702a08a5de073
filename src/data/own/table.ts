/** Rows of cells as a file streams in: from a table with any separator, or from JSON, one object a line. */

import Papa from 'papaparse';
import type { SkippedLines } from '../interactions';
import type { Line } from '../lines';
import { whole } from '../whole';

export type Cells = readonly string[];

/** A row that is longer than this is a quotation mark that nobody closed. */
const longestRow = 2 ** 20;

interface Parsed {
  data: string[][];
  meta: { cursor: number };
}

/**
 * The rows of a table; empty ones are left out. A row that never ends is skipped, and reading goes on in the line after
 * that in which it began.
 */
export async function* tableRows(
  texts: AsyncIterable<string>,
  delimiter: string,
  skipped: SkippedLines,
  longest = longestRow,
): AsyncGenerator<Cells[]> {
  let text = '';
  let row = 0;
  let skipping = false;

  const parse = (ended: boolean): Cells[] => {
    if (skipping) {
      const end = text.indexOf('\n');
      text = end < 0 ? '' : text.slice(end + 1);
      skipping = end < 0;
    }
    const { data, meta }: Parsed = new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, !ended);
    text = text.slice(meta.cursor);
    row += data.length;
    return data.filter((cells) => cells.length > 1 || cells[0].trim() !== '').map(withoutReturn);
  };

  for await (const piece of texts) {
    text += piece;
    yield parse(false);
    while (text.length > longest) {
      skipped.add(++row, `a row longer than ${whole(longest)} characters: is a quotation mark not closed?`);
      skipping = true;
      yield parse(false);
    }
  }
  if (text.length > 0) yield parse(true);
}

/** What ends a line on Windows is no part of its last cell, wherever the file happened to be cut into pieces. */
function withoutReturn(cells: string[]): Cells {
  const last = cells.length - 1;
  if (cells[last].endsWith('\r')) cells[last] = cells[last].slice(0, -1);
  return cells;
}

/** The values that stand under these keys, line by line. */
export async function* recordRows(
  lines: AsyncIterable<Line[]>,
  keys: readonly string[],
  skipped: SkippedLines,
): AsyncGenerator<Cells[]> {
  for await (const chunk of lines) {
    const rows: Cells[] = [];
    for (const { number, text } of chunk) {
      const record = recordIn(text);
      if (record) rows.push(keys.map((key) => cellOf(record[key])));
      else skipped.add(number, 'not a JSON object');
    }
    yield rows;
  }
}

/** The object that a line holds; null where it holds none. */
export function recordIn(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

export const cellOf = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);
