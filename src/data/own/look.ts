/** The first look at a file that a reader brings: what it is, and what its first rows are. */
import Papa from 'papaparse';
import { DataError } from '../dataError';
import { textOf } from '../lines';
import { parsePythonLiteral } from '../pythonLiteral';
import { type Columns, guessColumns, isHeader } from './columns';
import { type Cells, cellOf, recordIn } from './table';

/** Users, items and times in columns, of a table or of JSON lines. */
export interface TableLook {
  kind: 'table' | 'records';
  /** Of a table. */
  delimiter: string;
  /** Whether the first row of a table is its names; JSON lines always have names. */
  header: boolean;
  names: string[];
  columns: Columns;
  /** The first rows, without the names. */
  rows: Cells[];
  /** Whether items are numbered as Steam numbers its games. */
  steam: boolean;
}

export type Look =
  | TableLook
  /** The UCSD dump: a Python dict a line. */
  | { kind: 'dump' }
  /** A player's own games, from Steam's Web API. */
  | { kind: 'library' }
  /** What this site saved. */
  | { kind: 'saved' };

/** Characters that are looked at, and rows that are guessed from. */
const headLength = 2 ** 18;
const guessedFrom = 200;
const maxColumns = 64;

const delimiters = [',', '\t', ';', '|', '::'];

export async function lookAt(file: Blob): Promise<Look> {
  const { head, whole } = await headOf(file);
  if (head.startsWith('NEXTPLAY')) return { kind: 'saved' };
  if (head.startsWith('PK'))
    throw new DataError('This is a zip archive: unpack it, and bring what is in it.');
  if (head.includes('\0') || (head.match(/�/g)?.length ?? 0) > head.length / 50) {
    throw new DataError(
      'This is no text: bring a CSV, a TSV, or JSON with one object a line, packed with gzip or not.',
    );
  }
  const text = head.trimStart();
  if (text === '') throw new DataError('There is nothing but blanks in this file.');
  if (/^<(!doctype|html|\?xml)/i.test(text))
    throw new DataError(
      'This is a web page or XML, and not the data itself: was it saved instead of the file?',
    );
  if (text.startsWith('[')) {
    throw new DataError(
      'This is one JSON list. Bring it with one object a line (JSON Lines), without brackets around.',
    );
  }
  return text.startsWith('{') ? lookAtObjects(text, whole) : lookAtTable(text, whole);
}

/** The same file with another separator or with its first row taken the other way: guessed from anew. */
export function withHeader(look: TableLook, header: boolean): TableLook {
  if (header === look.header) return look;
  const rows = header ? look.rows.slice(1) : [look.names, ...look.rows];
  const names = header ? [...look.rows[0]] : numbered(look.names.length);
  return { ...look, header, names, rows, columns: guessColumns(header ? names : null, rows) };
}

async function headOf(file: Blob): Promise<{ head: string; whole: boolean }> {
  let head = '';
  for await (const text of textOf(file.stream())) {
    head += text;
    if (head.length > headLength) return { head: head.slice(0, headLength), whole: false };
  }
  return { head, whole: true };
}

function lookAtObjects(text: string, whole: boolean): Look {
  if (/"response"\s*:|"game_count"\s*:/.test(text.slice(0, 400))) return { kind: 'library' };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const complete = whole || lines.length === 1 ? lines : lines.slice(0, -1);
  const records = complete
    .slice(0, guessedFrom)
    .map(recordIn)
    .filter((record) => record !== null);
  if (records.length > 0) {
    const names = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, maxColumns);
    const rows = records.map((record) => names.map((name) => cellOf(record[name])));
    return tableOf({ kind: 'records', delimiter: '', header: true, names, rows });
  }
  if (isPython(complete[0])) return { kind: 'dump' };
  throw new DataError('The first line of this file begins like JSON, and cannot be read as an object.');
}

/** Of the dump's first line only a beginning may be there: of some libraries it is megabytes. */
function isPython(line: string): boolean {
  try {
    parsePythonLiteral(line);
    return true;
  } catch {
    return /^\{\s*u?['"]user_id['"]\s*:/.test(line);
  }
}

function lookAtTable(text: string, whole: boolean): TableLook {
  const { data, meta } = Papa.parse<string[]>(text, {
    delimitersToGuess: delimiters,
    preview: guessedFrom,
    skipEmptyLines: true,
  });
  const complete = whole || data.length < 2 ? data : data.slice(0, -1);
  const width = Math.max(0, ...complete.map(({ length }) => length));
  if (width < 2) {
    throw new DataError(
      'This file has one column only. A user and an item have to stand in each line, with a comma, a tab, a semicolon or a bar between them.',
    );
  }
  if (width > maxColumns && complete.length < 2)
    throw new DataError(
      `The first line of this file has ${width} columns, and there is no second: is it text?`,
    );
  const [first, ...rest] = complete;
  const header = isHeader(first, rest);
  const rows = header ? rest : complete;
  if (rows.length === 0) throw new DataError('This file names its columns and has no row below them.');
  const names = header ? first.map((name, i) => name.trim() || `column ${i + 1}`) : numbered(width);
  return tableOf({ kind: 'table', delimiter: meta.delimiter, header, names, rows });
}

type Described = Omit<TableLook, 'columns' | 'steam'>;

function tableOf(described: Described): TableLook {
  const { header, names, rows } = described;
  if (names.length < 2) throw new DataError('Each row holds one value only: a user and an item are wanted.');
  const columns = guessColumns(header ? names : null, rows);
  const steam = names.some((name) => /playtime_forever|^app_?id$|^steam/i.test(name));
  return { ...described, columns, steam };
}

const numbered = (width: number): string[] => Array.from({ length: width }, (_, i) => `column ${i + 1}`);
