/** The leaderboard that ships with the site: what was measured on the twin when its checkpoints were made. */
import * as v from 'valibot';
import { neuralModels } from '../models/config';
import { baselineNames } from './protocol';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Metrics = { hr10: Share, ndcg10: Share, mrr: Share };
const Point = v.object({ ...Metrics, step: v.number(), epoch: v.number(), players: v.number() });

export const Board = v.object({
  /** Name of the data set. */
  dataset: v.string(),
  baselines: v.array(v.object({ name: v.picklist(baselineNames), ...Metrics })),
  /** The validation curve of each model's run. */
  runs: v.record(v.picklist(neuralModels), v.array(Point)),
});

export type Board = v.InferOutput<typeof Board>;
