/** Reads the UCSD dump of Steam libraries: a Python dict a line, a player's whole library in each. */
import * as v from 'valibot';
import { DataError } from './dataError';
import type { Interaction, Interactions, SkippedLines } from './interactions';
import type { Line } from './lines';
import { type PythonValue, parsePythonLiteral } from './pythonLiteral';
import { validated } from './validated';

const Library = v.object({
  user_id: v.pipe(v.string(), v.nonEmpty()),
  items: v.array(
    v.object({
      item_id: v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number), v.minValue(1)),
      item_name: v.nullish(v.string()),
      playtime_forever: v.pipe(v.number(), v.minValue(0)),
    }),
  ),
});

export async function* readDump(lines: AsyncIterable<Line[]>, skipped: SkippedLines): Interactions {
  for await (const chunk of lines) {
    for (const { number, text } of chunk) {
      try {
        yield interactionsOf(parsePythonLiteral(text));
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        skipped.add(number, error.message);
      }
    }
  }
}

function interactionsOf(record: PythonValue): Interaction[] {
  const { user_id: player, items } = validated(Library, record, 'not a library');
  return items.map(({ item_id: appId, item_name, playtime_forever: minutes }) => ({
    player,
    appId,
    minutes,
    title: item_name ?? undefined,
  }));
}
