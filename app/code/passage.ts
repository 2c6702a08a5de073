/** Finding a few lines in a file by what they say: line numbers change, and a quotation must not. */

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const indent = (line: string): number => line.length - line.trimStart().length;

/**
 * The statement or property that begins on the line with this text, with the comment before it.
 *
 * @param lines highlighted, as the build gives them
 * @returns 1-based, inclusive
 */
export function passage(lines: readonly string[], anchor: string): { first: number; last: number } {
  const texts = lines.map(plain);
  const at = texts.findIndex((line) => line.includes(anchor));
  if (at < 0) throw new Error(`No line says “${anchor}”.`);
  let first = at;
  if (texts[at - 1]?.trim().endsWith('*/'))
    do first--;
    while (!texts[first].trim().startsWith('/*'));
  const goesOn = (line: string | undefined): boolean =>
    line !== undefined &&
    line.trim() !== '' &&
    (indent(line) > indent(texts[at]) || (indent(line) === indent(texts[at]) && /^\s*[)}\]]/.test(line)));
  let last = at;
  while (goesOn(texts[last + 1])) last++;
  return { first: first + 1, last: last + 1 };
}
