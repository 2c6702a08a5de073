/** Two splits of dated reviews, counted beforehand by `npm run temporal`: their rows do not ship. */
import * as v from 'valibot';
import { fetchBytes } from '../../../src/data/fetchBytes';
import { validated } from '../../../src/data/validated';
import { baselineNames } from '../../../src/train/protocol';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Measured = {
  asked: v.number(),
  /** Share of the games asked for that nobody had in training. */
  cold: Share,
  rows: v.array(v.object({ name: v.picklist(baselineNames), hr10: Share, ndcg10: Share, mrr: Share })),
};
const Schema = v.object({
  players: v.number(),
  games: v.number(),
  events: v.number(),
  leaveOneOut: v.object({ ...Measured, later: Share }),
  splits: v.pipe(v.array(v.object({ ...Measured, share: Share, date: v.string() })), v.minLength(1)),
});
export type Temporal = v.InferOutput<typeof Schema>;

const Json = v.pipe(v.string(), v.parseJson(), Schema);

export async function fetchTemporal(): Promise<Temporal> {
  const bytes = await fetchBytes(`${import.meta.env.BASE_URL}data/temporal.json`, 'record of the two splits');
  return validated(Json, new TextDecoder().decode(bytes), 'The record of the two splits cannot be read');
}
