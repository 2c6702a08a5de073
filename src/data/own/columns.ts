/** Which column of a table holds what: guessed from the names and from the first rows, and the reader's to correct. */

export const roles = ['user', 'item', 'time', 'title', 'minutes'] as const;

export type Role = (typeof roles)[number];

/** The column of each role, from 0; null where there is none. */
export type Columns = Record<Role, number | null>;

type Rows = readonly (readonly string[])[];

const things = 'item|game|app|product|movie|film|show|anime|book|track|song|artist|article|business|content';
/** In the order in which columns are given away: what is named more narrowly comes first. */
const names: [Role, RegExp][] = [
  ['minutes', /(^|_)(play_?time|minutes)/],
  ['time', /(^|_)(timestamp|time|date|datetime|unix|ts|created|when|rated_at|played_at)(_|$)/],
  [
    'user',
    /^(user|player|customer|reviewer|visitor|member|account|person|author|session|steam)(_?(id|key|name|no))?$/,
  ],
  ['item', new RegExp(`^(parent_)?(${things}|asin|sku)(_?(id|key|no))?$`)],
  ['title', new RegExp(`^((${things})_?)?(title|name)$`)],
];

/** 'userId', 'User ID' and 'user_id' are one name. */
const plain = (name: string): string =>
  name
    .trim()
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_|_$/g, '');

/** The instant as a number that can be compared; NaN where the text is none. */
export function timeOf(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return Number.NaN;
  const number = Number(trimmed);
  return Number.isNaN(number) ? Date.parse(trimmed) : number;
}

/** A date, or a number that is one in seconds or milliseconds between 1990 and 2100. */
function looksLikeTime(text: string): boolean {
  const number = Number(text);
  if (Number.isNaN(number)) return /\d{4}/.test(text) && !Number.isNaN(Date.parse(text));
  const seconds = number > 1e11 ? number / 1000 : number;
  return seconds > 631_152_000 && seconds < 4_102_444_800;
}

/** Whether the first row names the columns instead of filling them. */
export function isHeader(first: readonly string[], rest: Rows): boolean {
  if (first.some((cell) => names.some(([, pattern]) => pattern.test(plain(cell))))) return true;
  const isValue = (cell = '') => cell !== '' && (!Number.isNaN(Number(cell)) || looksLikeTime(cell));
  return rest.length > 0 && first.some((cell, i) => !isValue(cell) && rest.every((row) => isValue(row[i])));
}

/** @param header the names of the columns; null where the table has none */
export function guessColumns(header: readonly string[] | null, rows: Rows): Columns {
  const columns: Columns = { user: null, item: null, time: null, title: null, minutes: null };
  const width = Math.max(header?.length ?? 0, ...rows.map(({ length }) => length));
  const free = new Set(Array.from({ length: width }, (_, column) => column));
  const give = (role: Role, column: number | undefined) => {
    if (column === undefined) return;
    columns[role] = column;
    free.delete(column);
  };
  for (const [role, pattern] of names) {
    give(
      role,
      [...free].find((column) => header?.[column] && pattern.test(plain(header[column]))),
    );
  }
  const filled = (column: number) => rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  if (columns.time === null) {
    give(
      'time',
      [...free].find((column) => filled(column).length > 0 && filled(column).every(looksLikeTime)),
    );
  }
  // A title is no game's address; but where nothing else names the games, it has to be.
  if (columns.item === null && columns.title !== null) [columns.item, columns.title] = [columns.title, null];
  give('user', columns.user ?? [...free][0]);
  give('item', columns.item ?? [...free][0]);
  return columns;
}
