/** Reads libraries from CSV with a header line: `user,item,playtime_forever`, in minutes, in library order. */
import { DataError } from './dataError';
import type { Interaction, Interactions, SkippedLines } from './interactions';
import type { Line } from './lines';

type RowParser = (text: string) => Interaction | null;

export async function* readLibrary(lines: AsyncIterable<Line[]>, skipped: SkippedLines): Interactions {
  let parse: RowParser | undefined;
  for await (const chunk of lines) {
    const interactions: Interaction[] = [];
    for (const { number, text } of chunk) {
      if (!parse) {
        parse = rowParser(text);
        continue;
      }
      const interaction = parse(text);
      if (interaction) interactions.push(interaction);
      else skipped.add(number, 'not a user, an app id and minutes');
    }
    yield interactions;
  }
}

/** Columns may stand in any order, and others beside them. */
function rowParser(header: string): RowParser {
  const names = cellsOf(header);
  const [user, item, playtime] = ['user', 'item', 'playtime_forever'].map((name) => {
    const column = names.indexOf(name);
    if (column < 0)
      throw new DataError(`The first line names no column “${name}”: it reads “${clip(header)}”.`);
    return column;
  });
  return (text) => {
    const cells = cellsOf(text);
    const player = cells[user];
    const appId = naturalNumber(cells[item]);
    const minutes = naturalNumber(cells[playtime]);
    return player && appId && minutes !== null ? { player, appId, minutes } : null;
  };
}

const quotedCells = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;

function cellsOf(row: string): string[] {
  if (!row.includes('"')) return row.split(',');
  return Array.from(row.matchAll(quotedCells), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

const naturalNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null;

/** Enough of a line to recognise it by, even where it is not text. */
const clip = (line: string): string =>
  line.slice(0, 60).replace(/\p{C}/gu, '�') + (line.length > 60 ? '…' : '');
