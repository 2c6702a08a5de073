import * as v from 'valibot';
import { DataError } from './dataError';

const longestMessage = 120;

/** `value` as the schema describes it. Where it does not fit, `complaint` begins the sentence that says so. */
export function validated<T>(schema: v.GenericSchema<unknown, T>, value: unknown, complaint: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  // Messages quote what was received, whatever its length.
  const message = issue.message.slice(0, longestMessage);
  throw new DataError(place === null ? `${complaint}: ${message}` : `${complaint} at “${place}”: ${message}`);
}
